package shop.carousel.kit.cursor;

import org.jspecify.annotations.Nullable;
import shop.carousel.kit.number.Numbers;
import shop.carousel.kit.problem.Problem;

/** Reads the query parameter {@code size}. */
public final class PageSize {

    private PageSize() {}

    /** The number; null if absent, a 400 that names {@code size} if it is no number. */
    public static @Nullable Integer of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Numbers.whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE)
                .orElseThrow(() -> Problem.badRequest("size", "must be a whole number"));
    }

    /** The number, or the usual one if absent; a 400 that names {@code size} if it is out of bounds. */
    public static int of(@Nullable String text, int usual, int most) {
        return checked(of(text), usual, most);
    }

    /** As {@link #of(String, int, int)}, of a number that was read. */
    public static int checked(@Nullable Integer size, int usual, int most) {
        if (size != null && (size < 1 || size > most)) {
            throw Problem.badRequest("size", "must be 1 to " + most + ", but is " + size);
        }
        return size == null ? usual : size;
    }
}
