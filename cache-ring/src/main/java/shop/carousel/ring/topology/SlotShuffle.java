package shop.carousel.ring.topology;

/**
 * A permutation of the slots, from a seed: a Feistel network of four rounds over two bytes, with random functions as
 * rounds (Luby and Rackoff 1988).
 */
final class SlotShuffle {

    private final byte[] first;
    private final byte[] second;
    private final byte[] third;
    private final byte[] fourth;

    SlotShuffle(long seed) {
        first = round(seed, 0);
        second = round(seed, 1);
        third = round(seed, 2);
        fourth = round(seed, 3);
    }

    int position(int slot) {
        int left = slot >>> 8;
        int right = slot & 0xFF;
        left ^= first[right] & 0xFF;
        right ^= second[left] & 0xFF;
        left ^= third[right] & 0xFF;
        right ^= fourth[left] & 0xFF;
        return left << 8 | right;
    }

    private static byte[] round(long seed, int number) {
        var outputs = new byte[256];
        for (int input = 0; input < outputs.length; input++) {
            outputs[input] = (byte) (HashRing.XXH3.hashLongLongToLong(seed, number << 8 | input) >>> 56);
        }
        return outputs;
    }
}
