package shop.carousel.ring.entry;

import org.jspecify.annotations.Nullable;
import shop.carousel.ring.wire.Bytes;

/** Reads the first line of a value's entry, word by word, out of the connection's buffer. */
final class HeaderReader {

    /** Numbers of that many digits are exact in the nodes' scripts. */
    private static final int MAX_DIGITS = 16;

    private static final int FIRST_WORD = 2;

    private final Bytes entry;
    private final int limit;
    private int at = FIRST_WORD;
    private boolean failed;

    HeaderReader(Bytes entry) {
        this.entry = entry;
        this.limit = Math.min(entry.length(), EntryFormat.LONGEST_HEADER);
    }

    /** The header; null when this is none. */
    @Nullable
    EntryHeader read() {
        long version = number();
        if (next('\n')) {
            return whole(version, EntryHeader.NEVER, 0, EntryHeader.NEVER, EntryHeader.PLAIN);
        }
        failed |= !next(' ');
        long first = number();
        return next('\n') ? whole(version, EntryHeader.NEVER, 0, first, EntryHeader.PLAIN) : read(version, first);
    }

    private @Nullable EntryHeader read(long version, long softExpiry) {
        failed |= !next(' ');
        long loadMillis = number();
        long end = EntryHeader.NEVER;
        var encoding = EntryHeader.PLAIN;
        boolean more = next(' ');
        if (more && at < limit && isDigit(entry.at(at))) {
            end = number();
            more = next(' ');
        }
        if (more) {
            encoding = word();
        }
        failed |= !next('\n');
        return whole(version, softExpiry, loadMillis, end, encoding);
    }

    private @Nullable EntryHeader whole(long version, long softExpiry, long loadMillis, long end, String encoding) {
        return failed ? null : new EntryHeader(version, softExpiry, loadMillis, end, encoding);
    }

    /** When the life of an entry is over that says that there is no such row. */
    static long absentEnd(Bytes entry) {
        var reader = new HeaderReader(entry);
        while (reader.at < reader.limit && entry.at(reader.at) != ' ') {
            reader.at++;
        }
        if (!reader.next(' ')) {
            return EntryHeader.NEVER;
        }
        long end = reader.number();
        return reader.failed ? EntryHeader.NEVER : end;
    }

    /** Where the payload begins, after {@link #read}. */
    int payloadStart() {
        return at;
    }

    private long number() {
        long number = 0;
        int start = at;
        while (at < limit && isDigit(entry.at(at))) {
            number = number * 10 + (entry.at(at++) - '0');
            if (at - start > MAX_DIGITS) {
                break;
            }
        }
        failed |= at == start || at - start > MAX_DIGITS;
        return number;
    }

    private String word() {
        int start = at;
        while (at < limit && entry.at(at) > ' ') {
            at++;
        }
        failed |= at == start;
        return entry.text(start, at);
    }

    private boolean next(char wanted) {
        boolean there = at < limit && entry.at(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private static boolean isDigit(byte each) {
        return each >= '0' && each <= '9';
    }
}
