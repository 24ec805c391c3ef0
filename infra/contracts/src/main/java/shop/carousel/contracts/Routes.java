package shop.carousel.contracts;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Says which service answers a path. Promises: the longest prefix wins, prefixes match whole segments only ({@code /cart} covers
 * {@code /cart/badge}, not {@code /cartoon}), and {@code /} covers the home page alone. Immutable.
 */
public final class Routes {

    private static final String RESOURCE = "routes.properties";

    /** Who answers. */
    public enum Target {
        /** The catalog service. */
        CATALOG,
        /** The cart service. */
        CART,
        /** The order service. */
        ORDER,
        /** Whichever service is up, in the order of this enumeration. */
        ANY
    }

    private final Map<String, Target> targets;

    private Routes(Map<String, Target> targets) {
        this.targets = targets;
    }

    /** The table that ships with this module. */
    public static Routes load() {
        var stream = Objects.requireNonNull(Routes.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return parse(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table in a text of lines {@code prefix = target}. Refuses a prefix without leading slash and an unknown target. */
    public static Routes parse(Reader text) throws IOException {
        var lines = new Properties();
        lines.load(text);
        return new Routes(lines.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(Routes::prefix, line -> target(lines.getProperty(line)))));
    }

    /** The target of a path without its query; empty when nobody answers it. */
    public Optional<Target> targetOf(String path) {
        return Optional.ofNullable(targets.get(path)).or(() -> parent(path));
    }

    private Optional<Target> parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 1 ? Optional.empty() : targetOf(path.substring(0, slash));
    }

    private static String prefix(String line) {
        if (!line.startsWith("/") || (line.length() > 1 && line.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "A route's prefix starts with a slash and does not end with one: " + line);
        }
        return line;
    }

    private static Target target(String name) {
        for (Target target : Target.values()) {
            if (target.name().equalsIgnoreCase(name.strip())) {
                return target;
            }
        }
        throw new IllegalArgumentException("A route's target is catalog, cart, order or any: " + name);
    }
}
