package shop.carousel.ring.cdi;

import io.smallrye.mutiny.Uni;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.HasVersion;
import shop.carousel.ring.Versioned;

/**
 * What a method answers, taken out of its wrappings.
 *
 * @param async a {@link Uni} is around it
 * @param optional an {@link Optional} is around it
 * @param type of the value itself
 * @param versioned a {@link Versioned} is around the value
 */
record Answer(boolean async, boolean optional, Type type, boolean versioned) {

    static Answer of(Type declared) {
        boolean async = isA(declared, Uni.class);
        var inner = async ? argument(declared) : declared;
        boolean optional = isA(inner, Optional.class);
        var bare = optional ? argument(inner) : inner;
        boolean versioned = isA(bare, Versioned.class);
        return new Answer(async, optional, versioned ? argument(bare) : bare, versioned);
    }

    private static boolean isA(Type type, Class<?> wrapping) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == wrapping;
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    /** Whether the answer tells its version. */
    boolean tellsVersion() {
        return versioned || HasVersion.class.isAssignableFrom(raw());
    }

    /** Whether the answer is a number that can be a version. */
    boolean isNumber() {
        return type == long.class || type == Long.class;
    }

    private Class<?> raw() {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized -> (Class<?>) parameterized.getRawType();
            default -> Object.class;
        };
    }

    /** The value without an {@link Optional} around it; null when there is none. */
    @Nullable
    Object opened(@Nullable Object answer) {
        return optional && answer instanceof Optional<?> wrapped ? wrapped.orElse(null) : answer;
    }

    /** The value as the method's callers expect it. */
    @Nullable
    Object wrapped(Optional<?> value) {
        return optional ? value : value.orElse(null);
    }

    /** The version of what {@link #opened} answered. */
    static long version(Object value) {
        return switch (value) {
            case Versioned<?> versioned -> versioned.version();
            case HasVersion known -> known.version();
            case Long number -> number;
            default -> throw new IllegalStateException(value.getClass() + " has no version");
        };
    }
}
