package shop.carousel.ring.cache;

import java.util.concurrent.Callable;
import shop.carousel.ring.LoadFailedException;

/** Runs what a caller brought, and lets its failure reach the caller. */
final class Loads {

    private Loads() {}

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
