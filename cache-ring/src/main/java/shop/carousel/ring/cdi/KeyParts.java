package shop.carousel.ring.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which parameters of a method make its key. */
record KeyParts(List<Integer> parameters) {

    private static final Set<Class<?>> TYPES = Set.of(
            String.class,
            UUID.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            short.class,
            Short.class,
            byte.class,
            Byte.class,
            char.class,
            Character.class,
            boolean.class,
            Boolean.class);

    /**
     * @throws RingMethodException when there is none, or one has no stable text
     */
    static KeyParts of(Method method) {
        var parameters = annotated(method, RingKey.class);
        if (parameters.isEmpty()) {
            throw new RingMethodException(method, "no parameter has @RingKey, so that there is no key");
        }
        for (int parameter : parameters) {
            var type = method.getParameterTypes()[parameter];
            if (!TYPES.contains(type) && !type.isEnum()) {
                throw new RingMethodException(
                        method, "a @RingKey is text, an integer, a UUID, an enum or a boolean, not " + type.getName());
            }
        }
        return new KeyParts(parameters);
    }

    static List<Integer> annotated(Method method, Class<? extends Annotation> annotation) {
        return IntStream.range(0, method.getParameterCount())
                .filter(i -> method.getParameters()[i].isAnnotationPresent(annotation))
                .boxed()
                .toList();
    }

    String key(@Nullable Object[] arguments) {
        return parameters.size() == 1
                ? text(arguments[parameters.getFirst()])
                : parameters.stream().map(i -> escaped(text(arguments[i]))).collect(Collectors.joining("/"));
    }

    private static String text(@Nullable Object part) {
        return Objects.requireNonNull(part, "A @RingKey is null").toString();
    }

    private static String escaped(String part) {
        return part.replace("%", "%25").replace("/", "%2F");
    }
}
