package shop.carousel.ring.node;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Names that no other caller on the ring has: one random prefix per process, then a count. */
public final class Tokens {

    private static final int RADIX = 36;

    private final String process = Long.toString(new SecureRandom().nextLong() >>> 1, RADIX);
    private final AtomicLong count = new AtomicLong();

    /** What each name begins with, before its dash. */
    public String process() {
        return process;
    }

    public String next() {
        return process + '-' + count.incrementAndGet();
    }
}
