package shop.carousel.ring.cache;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the first line of a value's entry, word by word, out of the connection's buffer. */
final class HeaderReader {

    /** Numbers of that many digits are exact in the nodes' scripts. */
    private static final int MAX_DIGITS = 16;

    private static final int FIRST_WORD = 2;

    private final Buffer entry;
    private final int end;
    private int at = FIRST_WORD;
    private boolean failed;

    HeaderReader(Buffer entry) {
        this.entry = entry;
        this.end = Math.min(entry.length(), EntryFormat.LONGEST_HEADER);
    }

    /** The header; null when this is none. */
    @Nullable
    EntryHeader read() {
        long version = number();
        long softExpiry = EntryHeader.NEVER;
        long loadMillis = 0;
        var encoding = EntryHeader.PLAIN;
        if (next(' ')) {
            softExpiry = number();
            failed |= !next(' ');
            loadMillis = number();
            encoding = next(' ') ? word() : EntryHeader.PLAIN;
        }
        failed |= !next('\n');
        return failed ? null : new EntryHeader(version, softExpiry, loadMillis, encoding);
    }

    /** Where the payload begins, after {@link #read}. */
    int payloadStart() {
        return at;
    }

    private long number() {
        long number = 0;
        int start = at;
        while (at < end && isDigit(entry.getByte(at))) {
            number = number * 10 + (entry.getByte(at++) - '0');
            if (at - start > MAX_DIGITS) {
                break;
            }
        }
        failed |= at == start || at - start > MAX_DIGITS;
        return number;
    }

    private String word() {
        int start = at;
        while (at < end && entry.getByte(at) > ' ') {
            at++;
        }
        failed |= at == start;
        return entry.getString(start, at, StandardCharsets.US_ASCII.name());
    }

    private boolean next(char wanted) {
        boolean there = at < end && entry.getByte(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private static boolean isDigit(byte each) {
        return each >= '0' && each <= '9';
    }
}
