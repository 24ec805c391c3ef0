package shop.carousel.ring.cdi;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RingInvalidate} method is, checked.
 *
 * @param key null when the versions come by key
 * @param version the parameter that is it; -1 when the answer tells it
 */
record InvalidatingMethod(String cache, @Nullable KeyParts key, int version, Answer answer) {

    private static final int ANSWER = -1;

    static InvalidatingMethod of(Method method, RingInvalidate annotation) {
        var versions = KeyParts.annotated(method, RingVersion.class);
        var answer = Answer.of(method.getGenericReturnType());
        return switch (versions.size()) {
            case 0 -> byAnswer(method, annotation.cache(), answer);
            case 1 -> byParameter(method, annotation.cache(), versions.getFirst(), answer);
            default -> throw new RingMethodException(method, "several parameters have @RingVersion");
        };
    }

    private static InvalidatingMethod byAnswer(Method method, String cache, Answer answer) {
        if (!answer.isNumber() && !answer.tellsVersion()) {
            throw new RingMethodException(
                    method,
                    "nothing says which version the row has then: add a parameter with @RingVersion, or answer a "
                            + "long, a Versioned<…> or something that implements HasVersion; "
                            + answer.type().getTypeName() + " does not say it");
        }
        return new InvalidatingMethod(cache, KeyParts.of(method), ANSWER, answer);
    }

    private static InvalidatingMethod byParameter(Method method, String cache, int parameter, Answer answer) {
        var type = method.getGenericParameterTypes()[parameter];
        if (type == long.class || type == Long.class) {
            return new InvalidatingMethod(cache, KeyParts.of(method), parameter, answer);
        }
        if (!isVersionsByKey(type)) {
            throw new RingMethodException(
                    method, "a @RingVersion is a long or a Map<String, Long>, not " + type.getTypeName());
        }
        if (!KeyParts.annotated(method, RingKey.class).isEmpty()) {
            throw new RingMethodException(method, "versions by key have their keys: no parameter has @RingKey then");
        }
        return new InvalidatingMethod(cache, null, parameter, answer);
    }

    private static boolean isVersionsByKey(java.lang.reflect.Type type) {
        return type instanceof ParameterizedType parameterized
                && parameterized.getRawType() == Map.class
                && List.of(parameterized.getActualTypeArguments()).equals(List.of(String.class, Long.class));
    }

    /** Which rows have which versions now. */
    @SuppressWarnings("unchecked") // Checked with the method.
    Map<String, Long> versions(@Nullable Object[] arguments, @Nullable Object answered) {
        if (key == null) {
            return Map.copyOf((Map<String, Long>) Objects.requireNonNull(arguments[version], "The versions are null"));
        }
        var value = version == ANSWER ? answer.opened(answered) : arguments[version];
        return value == null ? Map.of() : Map.of(key.key(arguments), Answer.version(value));
    }
}
