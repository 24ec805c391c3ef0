package shop.carousel.bench.cache;

/** What no client of a discipline can exceed, because it does nothing else. */
interface Limit extends AutoCloseable {

    String label();

    /** The same work, for as long. */
    Sample measure(Workload workload, Round round) throws InterruptedException;

    @Override
    void close();
}
