package shop.carousel.ring.lock;

import java.time.Duration;

/** What a lease holds at a lock service, and how it is kept and given back there. Thread-safe; may block. */
public interface Holding {

    /** What came of asking for more time. */
    enum Renewed {
        /** All of it lasts for the time that was asked for, at least from the question on. */
        YES,
        /** Some of it is somebody else's by now, or nobody's. */
        LOST,
        /** The service did not answer. */
        UNKNOWN
    }

    /** Asks for so much time from now on. */
    Renewed renew(Duration lease);

    /** Gives everything back; answers whether all of it was still held. */
    boolean giveBack();
}
