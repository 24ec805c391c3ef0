package shop.carousel.ring.cdi;

import java.nio.ByteBuffer;
import java.util.Arrays;
import shop.carousel.ring.Codec;
import shop.carousel.ring.Versioned;

/** Keeps a value's version with it, for callers who want to have it back. */
record VersionedCodec<V>(Codec<V> values) implements Codec<Versioned<V>> {

    @Override
    public byte[] encode(Versioned<V> value) {
        var bytes = values.encode(value.value());
        return ByteBuffer.allocate(Long.BYTES + bytes.length)
                .putLong(value.version())
                .put(bytes)
                .array();
    }

    @Override
    public Versioned<V> decode(byte[] bytes) {
        long version = ByteBuffer.wrap(bytes).getLong();
        return new Versioned<>(values.decode(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)), version);
    }
}
