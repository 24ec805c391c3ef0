package shop.carousel.catalog.stock.settlement;

import java.util.concurrent.Callable;

/** Runs work in a transaction of its own. */
public interface Transactions {

    /**
     * Commits what the work did, or, when it fails, nothing of it.
     *
     * @throws RuntimeException the work's own as it is, any other wrapped
     */
    <T> T inNew(Callable<T> work);
}
