package shop.carousel.ring.memcached;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import shop.carousel.ring.entry.Stamp;
import shop.carousel.ring.entry.StoredKey;

/** Names as Memcached takes them: at most 250 bytes, of which none is a blank or a control character. */
final class MemcachedKeys {

    private static final int LONGEST = 240;

    private MemcachedKeys() {}

    static String entry(StoredKey key) {
        return fitting(key.name());
    }

    static String lease(StoredKey key) {
        return "lease/" + entry(key);
    }

    static String epoch(Stamp stamp) {
        return new String(stamp.ring(), StandardCharsets.US_ASCII);
    }

    /** The name itself where it fits, else its digest. A name begins with a letter, so that the two never meet. */
    private static String fitting(String name) {
        boolean plain = name.length() <= LONGEST && name.chars().allMatch(each -> each > ' ' && each < 0x7f);
        return plain ? name : '#' + digest(name);
    }

    private static String digest(String name) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
