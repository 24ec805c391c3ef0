package shop.carousel.ring.node;

/** Which keys can be stored. */
public final class KeyRules {

    private KeyRules() {}

    /** Whether a key has 1 to {@code mostBytes} bytes in UTF-8 and comes back from there as it was. */
    public static boolean storable(String key, int mostBytes) {
        int length = key.length();
        if (length == 0 || length > mostBytes) {
            return false;
        }
        int bytes = 0;
        for (int i = 0; i < length; i++) {
            char each = key.charAt(i);
            if (each < 0x80) {
                bytes += 1;
            } else if (each < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(each)) {
                bytes += 3;
            } else if (isPair(key, i)) {
                bytes += 4;
                i++;
            } else {
                // A lone surrogate is written as "?", which is another key.
                return false;
            }
        }
        return bytes <= mostBytes;
    }

    private static boolean isPair(String key, int i) {
        return i + 1 < key.length() && Character.isSurrogatePair(key.charAt(i), key.charAt(i + 1));
    }
}
