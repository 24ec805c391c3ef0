package shop.carousel.order.lifecycle;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes order ids: UUIDs of version 7 (RFC 9562), which rise with time, so that new rows are neighbours in every index.
 */
public final class OrderIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private OrderIds() {}

    /** An id that nobody has. */
    public static UUID next(Clock clock) {
        long random = RANDOM.nextLong();
        long high = clock.millis() << 16 | 0x7000L | (random & 0x0FFFL);
        long low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
