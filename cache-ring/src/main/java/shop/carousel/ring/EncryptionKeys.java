package shop.carousel.ring;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@linkplain CacheSpec#encrypted() encrypted} caches: one writes, all of them read. Rotate a key in three
 * steps, each in every process before the next: add the new key, let it write, remove the old key. Never prints a key.
 * Immutable.
 */
public final class EncryptionKeys {

    /** No keys: encrypted caches cannot be declared. */
    public static final EncryptionKeys NONE = new EncryptionKeys("", Map.of());

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final int KEY_BYTES = 32;

    private final String writing;
    private final Map<String, byte[]> keys;

    private EncryptionKeys(String writing, Map<String, byte[]> keys) {
        this.writing = writing;
        this.keys = keys;
    }

    /**
     * @param writing the id of the key that writes
     * @param base64 the keys by id, 1..32 letters, digits, dashes and underscores: 32 random bytes each, in Base64 of
     *     either alphabet
     */
    public static EncryptionKeys of(String writing, Map<String, String> base64) {
        var keys = new HashMap<String, byte[]>();
        base64.forEach((id, key) -> keys.put(checkId(id), decode(id, key)));
        if (!keys.containsKey(writing)) {
            throw new IllegalArgumentException("The writing encryption key is one of " + new TreeSet<>(keys.keySet())
                    + ", not \"" + writing + "\"");
        }
        return new EncryptionKeys(writing, Map.copyOf(keys));
    }

    /** The id of the key that writes; empty when there are no keys. */
    public String writing() {
        return writing;
    }

    /** The 32 bytes of a key; null for an unknown id. */
    public byte @Nullable [] key(String id) {
        var key = keys.get(id);
        return key == null ? null : key.clone();
    }

    public SortedSet<String> ids() {
        return new TreeSet<>(keys.keySet());
    }

    private static String checkId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("An encryption key's id is " + ID + ", not \"" + id + "\"");
        }
        return id;
    }

    private static byte[] decode(String id, String base64) {
        byte[] key;
        try {
            key = Base64.getUrlDecoder().decode(base64.strip().replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            // Without the cause, which would quote the key.
            throw new IllegalArgumentException("Encryption key " + id + " is not Base64");
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "Encryption key " + id + " has " + KEY_BYTES + " bytes, not " + key.length);
        }
        return key;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EncryptionKeys that
                && writing.equals(that.writing)
                && keys.keySet().equals(that.keys.keySet())
                && keys.entrySet().stream()
                        .allMatch(each -> Arrays.equals(each.getValue(), that.keys.get(each.getKey())));
    }

    @Override
    public int hashCode() {
        return 31 * writing.hashCode() + keys.keySet().hashCode();
    }

    /** The ids. */
    @Override
    public String toString() {
        return "EncryptionKeys[writing=" + writing + ", ids=" + ids() + "]";
    }
}
