package shop.carousel.ring.entry;

import java.nio.charset.StandardCharsets;
import shop.carousel.ring.wire.Bytes;

/**
 * How entries are written: a line for machines and for people with a terminal, then the payload. See get-or-lease.lua
 * and {@link EntryHeader}.
 */
public final class EntryFormat {

    /** With its line break. */
    static final int LONGEST_HEADER = 128;

    /** No row has this version, so that every row is newer than its absence. */
    public static final long ABSENT_VERSION = -1;

    private static final int KIND = 2;
    private static final int HEAD = 32;

    private EntryFormat() {}

    /** The whole entry that says that there is no such row: {@code A -1 <end>}, its end as in {@link EntryHeader}. */
    static byte[] absent(long end) {
        var line = "A " + ABSENT_VERSION + (end == EntryHeader.NEVER ? "" : " " + end) + '\n';
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    public static boolean isTombstone(Bytes entry) {
        return entry.length() > KIND && entry.at(0) == 'T' && entry.at(1) == ' ';
    }

    /** Reads a stored entry. The payload is copied once, out of the connection's buffer. */
    public static Lookup read(Bytes entry) {
        return read(entry, Lookup.UNKNOWN);
    }

    /**
     * The same of an entry of whose life the node said how much is left.
     *
     * @param left in ms; {@link Lookup#UNKNOWN} when the node did not say
     */
    public static Lookup read(Bytes entry, long left) {
        if (entry.length() > KIND && entry.at(1) == ' ') {
            if (entry.at(0) == 'A') {
                return new Lookup.Absent(HeaderReader.absentEnd(entry), left);
            }
            if (entry.at(0) == 'V') {
                return readValue(entry, left);
            }
        }
        return unreadable(entry);
    }

    private static Lookup readValue(Bytes entry, long left) {
        var reader = new HeaderReader(entry);
        var header = reader.read();
        return header == null
                ? unreadable(entry)
                : new Lookup.Value(header, entry.copy(reader.payloadStart(), entry.length()), left);
    }

    private static Lookup unreadable(Bytes entry) {
        return new Lookup.Unreadable(entry.copy(0, Math.min(entry.length(), HEAD)));
    }
}
