package shop.carousel.bench.placement;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Places keys on nodes.
 *
 * @param locate what is timed: a key's node in the terms of who places it
 * @param index the index of such a node
 * @param kept what is kept in memory for it; null where that cannot be told apart from connections
 */
record Locator(
        Function<String, Object> locate,
        ToIntFunction<Object> index,
        @Nullable Object kept) {

    /** A locator that answers with one of these objects. */
    static Locator of(Function<String, ?> locate, List<?> nodes) {
        Map<Object, Integer> indexes = new IdentityHashMap<>();
        nodes.forEach(node -> indexes.put(node, indexes.size()));
        return new Locator(locate::apply, node -> Objects.requireNonNull(indexes.get(node)), null);
    }

    int owner(String key) {
        return index.applyAsInt(locate.apply(key));
    }
}
