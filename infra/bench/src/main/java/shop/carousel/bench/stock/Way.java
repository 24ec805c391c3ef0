package shop.carousel.bench.stock;

/** A way to sell units. */
interface Way extends AutoCloseable {

    /** In words. */
    String name();

    /** Sells one unit, durably; returns when that is certain. Each buyer is one thread with a number. */
    void buy(int buyer, String sku) throws Exception;

    @Override
    void close();
}
