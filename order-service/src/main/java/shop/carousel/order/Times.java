package shop.carousel.order;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people. The server does not know its reader's time zone, so it shows UTC. */
public final class Times {

    private static final DateTimeFormatter CLOCK = format("HH:mm:ss 'UTC'");
    private static final DateTimeFormatter DAY = format("d MMMM yyyy, HH:mm 'UTC'");

    private Times() {}

    /** The time of the day. */
    public static String clock(Instant time) {
        return CLOCK.format(time);
    }

    /** The day and the time. */
    public static String day(Instant time) {
        return DAY.format(time);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.UK).withZone(ZoneOffset.UTC);
    }
}
