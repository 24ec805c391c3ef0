package shop.carousel.ring.cache;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * How entries are written: a line for machines and for people with a terminal, then the payload. See get-or-lease.lua.
 */
final class EntryFormat {

    /** No row has this version, so that every row is newer than its absence. */
    private static final String ABSENT_HEADER = "A -1\n";

    private static final int DIGITS_START = 2;
    private static final int MAX_DIGITS = 16;
    private static final int HEAD = 32;

    private EntryFormat() {}

    static byte[] valueHeader(long version) {
        return ("V " + version + '\n').getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] absentHeader() {
        return ABSENT_HEADER.getBytes(StandardCharsets.US_ASCII);
    }

    /** How the entry of a value begins. */
    static byte[] head(Lookup.Value value) {
        return valueHeader(value.version());
    }

    /** Reads a stored entry. The payload is copied once, out of the connection's buffer. */
    static Lookup read(Buffer entry) {
        if (entry.length() > DIGITS_START && entry.getByte(1) == ' ') {
            if (entry.getByte(0) == 'A') {
                return Lookup.ABSENT;
            }
            if (entry.getByte(0) == 'V') {
                return readValue(entry);
            }
        }
        return unreadable(entry);
    }

    private static Lookup readValue(Buffer entry) {
        long version = 0;
        int end = Math.min(entry.length(), DIGITS_START + MAX_DIGITS + 1);
        for (int i = DIGITS_START; i < end; i++) {
            byte each = entry.getByte(i);
            if (each == '\n' && i > DIGITS_START) {
                return new Lookup.Value(version, entry.getBytes(i + 1, entry.length()));
            }
            if (each < '0' || each > '9') {
                break;
            }
            version = version * 10 + (each - '0');
        }
        return unreadable(entry);
    }

    private static Lookup unreadable(Buffer entry) {
        return new Lookup.Unreadable(entry.getBytes(0, Math.min(entry.length(), HEAD)));
    }
}
