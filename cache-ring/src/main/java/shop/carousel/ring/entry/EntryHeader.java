package shop.carousel.ring.entry;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The first line of a value's entry: {@code V <version> <end>} for a value that is plain and has no grace, else
 * {@code V <version> <soft expiry> <load time> <end>}, and a word for the payload's encoding where it has one.
 *
 * @param version of the row
 * @param softExpiry when the value's time is over, in ms since 1970 by the clock of whoever stored it; {@link #NEVER}
 *     for a value that has all of its time on the node
 * @param loadMillis how long its load took
 * @param end when the entry's life is over, in ms since 1970 by the same clock, whatever copies it; {@link #NEVER} in
 *     entries of versions that did not write it
 * @param encoding how the payload is written; empty for as the codec wrote it
 */
public record EntryHeader(long version, long softExpiry, long loadMillis, long end, String encoding) {

    public static final long NEVER = 0;
    public static final String PLAIN = "";

    public EntryHeader {
        Objects.requireNonNull(encoding, "encoding");
    }

    /** As it is written, with the end of the line. */
    public byte[] bytes() {
        var line = new StringBuilder("V ").append(version);
        if (softExpiry != NEVER || !encoding.isEmpty()) {
            line.append(' ').append(softExpiry).append(' ').append(loadMillis);
        }
        if (end != NEVER) {
            line.append(' ').append(end);
        }
        if (!encoding.isEmpty()) {
            line.append(' ').append(encoding);
        }
        return line.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }
}
