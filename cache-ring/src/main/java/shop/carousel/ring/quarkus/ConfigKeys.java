package shop.carousel.ring.quarkus;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Lets a refusal name the key of the configuration instead of the name that it has in the library. */
final class ConfigKeys {

    private static final Pattern NAMED = Pattern.compile("([a-z][A-Za-z]*) (is .*)", Pattern.DOTALL);

    /** Where the key is not the library's name in lower case with dashes. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "connections", "connections-per-node",
            "queued", "max-queued-per-node",
            "failures", "breaker-failures",
            "probe", "probe-interval",
            "probeMax", "max-probe-interval");

    private ConfigKeys() {}

    /** What the maker makes, or its refusal under the keys of that prefix. */
    static <T> T under(String prefix, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (Refused e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new Refused(message(prefix, String.valueOf(e.getMessage())), e);
        }
    }

    private static String message(String prefix, String refusal) {
        var parts = NAMED.matcher(refusal);
        return parts.matches() ? prefix + '.' + key(parts.group(1)) + ' ' + parts.group(2) : prefix + ": " + refusal;
    }

    private static String key(String name) {
        return OTHERWISE.getOrDefault(name, name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }

    /** Names its key already. */
    private static final class Refused extends IllegalArgumentException {

        Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
