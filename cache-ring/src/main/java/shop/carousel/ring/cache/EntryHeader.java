package shop.carousel.ring.cache;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The first line of a value's entry: {@code V <version> <soft expiry> <load time>}, and a word for the payload's
 * encoding where it has one.
 *
 * @param version of the row
 * @param softExpiry when the value's time is over, in ms since 1970 by the clock of whoever stored it; {@link #NEVER}
 *     for a value that has all of its time on the node
 * @param loadMillis how long its load took
 * @param encoding how the payload is written; empty for as the codec wrote it
 */
record EntryHeader(long version, long softExpiry, long loadMillis, String encoding) {

    static final long NEVER = 0;
    static final String PLAIN = "";

    EntryHeader {
        Objects.requireNonNull(encoding, "encoding");
    }

    /** As it is written, with the end of the line. */
    byte[] bytes() {
        var line = new StringBuilder("V ").append(version);
        if (softExpiry != NEVER || !encoding.isEmpty()) {
            line.append(' ').append(softExpiry).append(' ').append(loadMillis);
        }
        if (!encoding.isEmpty()) {
            line.append(' ').append(encoding);
        }
        return line.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }
}
