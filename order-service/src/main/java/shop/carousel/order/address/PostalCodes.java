package shop.carousel.order.address;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import shop.carousel.kit.text.PlainText;

/**
 * The rules of countries for postal codes. Some sixty countries have none. If a post delivers without one, none is
 * required. If its form is known, it is checked, ignoring spaces and dashes. The facts are in {@code
 * postal-codes.properties}.
 */
public final class PostalCodes {

    private static final String DEMANDED = "demanded ";
    private static final Rule FREE = new Rule(false, Pattern.compile(".*"), "");
    private static final Pattern GAPS = Pattern.compile("[ .-]");
    private static final Map<String, Rule> RULES = read();

    private PostalCodes() {}

    private record Rule(boolean demanded, Pattern form, String example) {}

    /** Whether an address of this country needs one. */
    public static boolean isDemanded(String country) {
        return rule(country).demanded();
    }

    /** Whether it can be a postal code of this country. */
    public static boolean isPossible(String country, String code) {
        String compact = GAPS.matcher(PlainText.folded(code)).replaceAll("").toUpperCase(Locale.ROOT);
        String bare = compact.startsWith(country) ? compact.substring(country.length()) : compact;
        Pattern form = rule(country).form();
        return form.matcher(compact).matches() || form.matcher(bare).matches();
    }

    /** One of this country's, for people; empty if any text is taken. */
    public static String example(String country) {
        return rule(country).example();
    }

    private static Rule rule(String country) {
        return RULES.getOrDefault(country, FREE);
    }

    private static Map<String, Rule> read() {
        Properties lines = new Properties();
        try (InputStream file = PostalCodes.class.getResourceAsStream("postal-codes.properties")) {
            lines.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, Rule> rules = new HashMap<>();
        lines.stringPropertyNames().forEach(country -> rules.put(country, rule(country, lines.getProperty(country))));
        return Map.copyOf(rules);
    }

    /** A line is {@code [demanded] FORM EXAMPLE}. */
    private static Rule rule(String country, String line) {
        boolean demanded = line.startsWith(DEMANDED);
        String[] parts = (demanded ? line.substring(DEMANDED.length()) : line).split(" +", 2);
        if (parts.length != 2) {
            throw new IllegalStateException("postal-codes.properties has no form and example for " + country);
        }
        return new Rule(demanded, Pattern.compile(parts[0]), parts[1]);
    }
}
