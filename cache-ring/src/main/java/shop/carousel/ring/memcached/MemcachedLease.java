package shop.carousel.ring.memcached;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A lease beside an entry that stays readable while it is loaded again: {@code <token> <cas>}. It is good for the very
 * state of the entry that it was granted on, so that whatever changes the entry voids it.
 */
record MemcachedLease(String token, long cas) {

    private static final MemcachedLease NONE = new MemcachedLease("", 0);

    static MemcachedLease read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NONE;
        }
        var words = new String(bytes, StandardCharsets.US_ASCII).split(" ");
        try {
            return words.length == 2 ? new MemcachedLease(words[0], Long.parseLong(words[1])) : NONE;
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    byte[] bytes() {
        return (token + ' ' + cas).getBytes(StandardCharsets.US_ASCII);
    }
}
