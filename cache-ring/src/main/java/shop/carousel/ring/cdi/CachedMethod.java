package shop.carousel.ring.cdi;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.Versioned;

/** What a {@link RingCached} method is, checked. */
record CachedMethod(String cache, KeyParts key, Answer answer) {

    static CachedMethod of(Method method, RingCached annotation) {
        var answer = Answer.of(method.getGenericReturnType());
        if (!answer.tellsVersion()) {
            throw new RingMethodException(
                    method,
                    "what is cached carries its row's version: the type implements HasVersion, or the method answers "
                            + "a Versioned<…>; "
                            + answer.type().getTypeName() + " does not");
        }
        return new CachedMethod(annotation.cache(), KeyParts.of(method), answer);
    }

    /** What the method answered, as loaders answer. */
    @Nullable
    Versioned<Object> loaded(@Nullable Object answered) {
        var value = answer.opened(answered);
        return value == null ? null : new Versioned<>(value, Answer.version(value));
    }
}
