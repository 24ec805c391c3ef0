package shop.carousel.order.account;

import java.util.List;
import java.util.Optional;

/**
 * The common name of the browser behind a {@code User-Agent} header. It only helps people tell their own sessions
 * apart; a browser can claim anything.
 */
final class BrowserName {

    private static final int SHOWN = 60;

    /** A word of the header and what it means; the first that is there counts, as most browsers name others too. */
    private record Sign(String word, String name) {}

    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser/", "Samsung Internet"),
            new Sign("Firefox/", "Firefox"),
            new Sign("FxiOS/", "Firefox"),
            new Sign("CriOS/", "Chrome"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Android", "Android"),
            new Sign("Windows", "Windows"),
            new Sign("Mac OS X", "macOS"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Linux", "Linux"));

    private BrowserName() {}

    /** Such as "Firefox on Linux"; the beginning of a header that has no known browser. */
    static String of(String userAgent) {
        return first(BROWSERS, userAgent)
                .map(browser -> first(SYSTEMS, userAgent)
                        .map(system -> browser + " on " + system)
                        .orElse(browser))
                .orElseGet(() -> beginning(userAgent));
    }

    private static Optional<String> first(List<Sign> signs, String userAgent) {
        return signs.stream()
                .filter(sign -> userAgent.contains(sign.word()))
                .map(Sign::name)
                .findFirst();
    }

    private static String beginning(String userAgent) {
        if (userAgent.isBlank()) {
            return "Unknown program";
        }
        return userAgent
                .codePoints()
                .limit(SHOWN)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
