package shop.carousel.e2e.chaos.orders;

import java.util.List;

/**
 * Delivers every event twice: what is new in the topics is sent to them once more, to the byte, with a header by which
 * it is not echoed again. And, when asked, all that was ever told once more, when it is long over.
 */
interface Echo extends AutoCloseable {

    List<String> TOPICS = List.of("order-events", "stock-events", "catalog-events", "cart-events");
    String OF_ORDERS = "order-events";

    /** The header of what is not echoed again. */
    String MARK = "echo";

    /** Sends everything that was ever told once more, in its order. */
    void again() throws InterruptedException;

    /** Waits until all consumers, this one among them, have heard all that is in the topics. */
    void awaitHeard() throws InterruptedException;

    Echoed echoed();

    @Override
    void close();
}
