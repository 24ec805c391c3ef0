package shop.carousel.bench.cache;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cache of texts as a client of three nodes makes it. Blocking, for many callers at once. */
interface Store extends AutoCloseable {

    @Nullable
    String get(String key);

    Map<String, String> getAll(List<String> keys);

    /** The value, loaded and stored on a miss: by the client's own means, else by those that its users have. */
    default String getOrLoad(String key, Function<String, String> loader) {
        var found = get(key);
        if (found != null) {
            return found;
        }
        var loaded = loader.apply(key);
        put(key, loaded);
        return loaded;
    }

    void put(String key, String value);

    @Override
    void close();
}
