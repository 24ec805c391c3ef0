package shop.carousel.ring.entry;

import com.github.luben.zstd.Zstd;

/** Makes large values smaller, by Zstandard at its default level. */
final class Compression {

    private Compression() {}

    static byte[] compress(byte[] value) {
        return Zstd.compress(value);
    }

    /**
     * @param most how large a value may be
     * @throws RuntimeException when it is no compressed value, or a larger one
     */
    static byte[] expand(byte[] compressed, int most) {
        long size = Zstd.getFrameContentSize(compressed);
        if (size < 0 || size > most) {
            throw new IllegalArgumentException("A compressed value has 0 to " + most + " bytes, not " + size);
        }
        return Zstd.decompress(compressed, (int) size);
    }
}
