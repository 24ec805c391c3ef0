package shop.carousel.bench.placement;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** About how many bytes a placement keeps: its own objects and their arrays, each once, with compressed pointers. */
final class Footprint {

    private static final int HEADER = 16;
    private static final int POINTER = 4;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Footprint() {}

    static long of(Object root) {
        return new Footprint().size(root);
    }

    private long size(@Nullable Object object) {
        if (object == null || !seen.add(object)) {
            return 0;
        }
        return switch (object) {
            case String text -> 2 * HEADER + 8 + text.length();
            case List<?> list -> HEADER + list.stream().mapToLong(this::size).sum() + (long) POINTER * list.size();
            case Object array when array.getClass().isArray() -> arraySize(array);
            case Object own when own.getClass().getName().startsWith("shop.carousel.") -> ownSize(own);
            default -> HEADER;
        };
    }

    private long arraySize(Object array) {
        int length = Array.getLength(array);
        var type = array.getClass().componentType();
        long size = HEADER + (long) length * width(type);
        for (int i = 0; !type.isPrimitive() && i < length; i++) {
            size += size(Array.get(array, i));
        }
        return size;
    }

    private long ownSize(Object own) {
        long size = HEADER;
        for (Field field : own.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                size += width(field.getType());
                size += field.getType().isPrimitive() ? 0 : size(value(field, own));
            }
        }
        return size;
    }

    private static Object value(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int width(Class<?> type) {
        if (type == long.class || type == double.class) {
            return Long.BYTES;
        }
        if (type == char.class || type == short.class) {
            return Short.BYTES;
        }
        return type == byte.class || type == boolean.class ? 1 : POINTER;
    }
}
