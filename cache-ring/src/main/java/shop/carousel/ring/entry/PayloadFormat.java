package shop.carousel.ring.entry;

import java.nio.charset.StandardCharsets;
import shop.carousel.ring.CacheSpec;

/**
 * How a cache's payloads are written: compressed when that makes a large value smaller, then encrypted where the cache
 * is declared so. The header's word says which: {@code zstd}, {@code aes:<key id>}, or {@code zstd+aes:<key id>}.
 *
 * <p>What is encrypted belongs to one key and one version of one cache, and cannot be passed off as another's. An
 * encrypted cache takes nothing that is not.
 */
record PayloadFormat(String cache, CacheSpec.Storage storage, int mostBytes, ValueCipher cipher) {

    private static final String COMPRESSED = "zstd";
    private static final String SEALED = "aes:";
    private static final String AND = "+";

    PayloadFormat {
        if (storage.encrypted() && cipher.writing().isEmpty()) {
            throw new IllegalStateException(
                    "Cache \"" + cache + "\" is encrypted, and the ring has no encryption keys");
        }
    }

    /** A payload, and the word for how it is written. */
    record Written(String encoding, byte[] payload) {}

    Written write(String key, long version, byte[] value) {
        var compressed = compressed(value);
        return storage.encrypted() ? sealed(key, version, compressed) : compressed;
    }

    /**
     * @throws RuntimeException when the payload is not what the header says, or not what this cache may hold
     */
    byte[] read(String key, EntryHeader header, byte[] payload) {
        var encoding = header.encoding();
        int sealed = encoding.startsWith(SEALED) ? 0 : encoding.indexOf(AND + SEALED);
        if (sealed < 0 && storage.encrypted()) {
            throw new IllegalArgumentException("A value of an encrypted cache is not encrypted");
        }
        if (sealed < 0) {
            return expanded(encoding, payload);
        }
        var keyId = encoding.substring(encoding.indexOf(SEALED) + SEALED.length());
        return expanded(
                encoding.substring(0, sealed), cipher.open(keyId, payload, context(key, header.version(), encoding)));
    }

    private Written compressed(byte[] value) {
        if (value.length >= storage.compressFrom()) {
            byte[] compressed = Compression.compress(value);
            if (compressed.length < value.length) {
                return new Written(COMPRESSED, compressed);
            }
        }
        return new Written(EntryHeader.PLAIN, value);
    }

    private Written sealed(String key, long version, Written plain) {
        var encoding = plain.encoding() + (plain.encoding().isEmpty() ? "" : AND) + SEALED + cipher.writing();
        return new Written(encoding, cipher.seal(plain.payload(), context(key, version, encoding)));
    }

    private byte[] expanded(String encoding, byte[] payload) {
        return switch (encoding) {
            case EntryHeader.PLAIN -> payload;
            case COMPRESSED -> Compression.expand(payload, mostBytes);
            default -> throw new IllegalArgumentException("Not an encoding that is known here: " + encoding);
        };
    }

    /** The node's name and incarnation are not in it: entries move from node to node. */
    private byte[] context(String key, long version, String encoding) {
        return (cache + ' ' + version + ' ' + encoding + '\n' + key).getBytes(StandardCharsets.UTF_8);
    }
}
