package shop.carousel.kit.outbox;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes event ids: UUIDs of version 7 (RFC 9562). They rise with time, so that the inbox's new rows are neighbours in
 * its index. Unique, and no secret: whoever sees one may guess others.
 */
public final class EventIds {

    private EventIds() {}

    /** An id that no event has. */
    public static UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
