package shop.carousel.ring.topology;

/** CRC-16/XMODEM: polynomial 0x1021, nothing inverted or reflected. Redis Cluster's. */
final class Crc16 {

    private static final int POLYNOMIAL = 0x1021;
    private static final char[] TABLE = table();

    private Crc16() {}

    static int of(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc = (crc << 8 & 0xFFFF) ^ TABLE[(crc >>> 8) ^ (bytes[i] & 0xFF)];
        }
        return crc;
    }

    private static char[] table() {
        var table = new char[256];
        for (int first = 0; first < table.length; first++) {
            int crc = first << 8;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
            }
            table[first] = (char) crc;
        }
        return table;
    }
}
