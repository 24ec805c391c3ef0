package shop.carousel.catalog.console;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Figures as the console prints them. */
final class Figures {

    static final String UNKNOWN = "–";

    private static final long KIB = 1_024;

    private Figures() {}

    /** @param part 0 to 1 */
    static String percent(double part) {
        return "%.1f\u00a0%%".formatted(part * 100);
    }

    static String number(@Nullable Long number) {
        return number == null ? UNKNOWN : "%,d".formatted(number);
    }

    static String bytes(@Nullable Long bytes) {
        if (bytes == null) {
            return UNKNOWN;
        }
        return bytes < KIB * KIB
                ? "%,d\u00a0KiB".formatted(bytes / KIB)
                : "%,.1f\u00a0MiB".formatted((double) bytes / (KIB * KIB));
    }

    static String millis(Duration time) {
        return "%,d\u00a0ms".formatted(time.toMillis());
    }
}
