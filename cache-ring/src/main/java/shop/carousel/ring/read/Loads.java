package shop.carousel.ring.read;

import java.util.Map;
import java.util.concurrent.Callable;
import shop.carousel.ring.LoadFailedException;
import shop.carousel.ring.Loader;
import shop.carousel.ring.Versioned;

/** Runs what a caller brought, and lets its failure reach the caller. */
final class Loads {

    private Loads() {}

    /** What a loader for one key knows, as a bulk loader says it. */
    static <V> Map<String, Versioned<V>> single(String key, Loader<V> loader) throws Exception {
        var loaded = loader.load(key);
        return loaded == null ? Map.of() : Map.of(key, loaded);
    }

    static <T> T run(String cache, Callable<T> load) {
        try {
            return load.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadFailedException(cache, e);
        } catch (Exception e) {
            throw new LoadFailedException(cache, e);
        }
    }
}
