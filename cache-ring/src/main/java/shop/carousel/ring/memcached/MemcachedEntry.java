package shop.carousel.ring.memcached;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What matters of an entry on a Memcached node to who may write there. Values and absences are written as on Redis. A
 * tombstone is {@code T <version> <seconds>}. A lease stands where its entry will be: {@code L <floor> <seconds>
 * <until> <token>}, so that one compare-and-set both checks it and fills.
 *
 * @param version of a value, absence or tombstone; the floor of a lease, which is the version of the tombstone that was
 *     there before
 * @param seconds how long that tombstone lasts
 * @param until when the lease may be taken over, in ms since 1970 by the clock of whoever granted it. A clock that is
 *     wrong costs a second load, no more: the first holder's fill then fails
 * @param token the holder's; null when this is no lease
 */
record MemcachedEntry(
        char kind,
        long version,
        int seconds,
        long until,
        @Nullable String token) {

    /** Below every version, also that of an absence. */
    static final long NO_FLOOR = -2;

    private static final char VALUE = 'V';
    private static final char ABSENCE = 'A';
    private static final char TOMBSTONE = 'T';
    private static final char LEASE = 'L';
    private static final char UNREADABLE = '?';
    private static final int LONGEST_LINE = 160;

    static MemcachedEntry tombstone(long version, int seconds) {
        return new MemcachedEntry(TOMBSTONE, version, seconds, 0, null);
    }

    static MemcachedEntry read(byte[] bytes) {
        var words = firstLine(bytes).split(" ");
        try {
            return switch (words[0]) {
                case "V", "A" -> new MemcachedEntry(words[0].charAt(0), Long.parseLong(words[1]), 0, 0, null);
                case "T" -> tombstone(Long.parseLong(words[1]), Integer.parseInt(words[2]));
                case "L" ->
                    new MemcachedEntry(
                            LEASE,
                            Long.parseLong(words[1]),
                            Integer.parseInt(words[2]),
                            Long.parseLong(words[3]),
                            words[4]);
                default -> unreadable();
            };
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return unreadable();
        }
    }

    private static MemcachedEntry unreadable() {
        return new MemcachedEntry(UNREADABLE, NO_FLOOR, 1, 0, null);
    }

    private static String firstLine(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && end < LONGEST_LINE && bytes[end] != '\n') {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.US_ASCII);
    }

    /** A lease on this entry's place, which keeps the floor. */
    MemcachedEntry leasedTo(String holder, long millis) {
        return new MemcachedEntry(LEASE, version, seconds, System.currentTimeMillis() + millis, holder);
    }

    /** The lease over, the floor stays. */
    MemcachedEntry released() {
        return tombstone(version, Math.max(1, seconds));
    }

    /** Something to read: a value or an absence. */
    boolean isAnswer() {
        return kind == VALUE || kind == ABSENCE;
    }

    /**
     * Something that may be, or may become, a value of the row: not where it is known that there is none, or that it is
     * newer.
     */
    boolean isOfARow() {
        return kind == VALUE || kind == UNREADABLE || kind == LEASE;
    }

    /** What stands here once the row is gone: only the floor that a lease kept. */
    MemcachedEntry vanished() {
        return isLease() ? released() : tombstone(NO_FLOOR, 1);
    }

    boolean isLease() {
        return kind == LEASE;
    }

    boolean isHeldBy(String holder) {
        return holder.equals(token);
    }

    boolean isOver() {
        return System.currentTimeMillis() >= until;
    }

    byte[] bytes() {
        var line = token == null
                ? "%c %d %d\n".formatted(kind, version, seconds)
                : "%c %d %d %d %s\n".formatted(kind, version, seconds, until, token);
        return line.getBytes(StandardCharsets.US_ASCII);
    }
}
