package shop.carousel.contracts;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says which service answers a path, and what is special about the path's requests. Promises: the longest prefix wins,
 * prefixes match whole segments only ({@code /cart} covers {@code /cart/badge}, not {@code /cartoon}), a segment {@code
 * *} of a prefix stands for any one segment, and {@code /} covers the home page alone. Immutable.
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

    /** What is special about requests of a route. */
    public enum Trait {
        /** The answer is an event stream, open for as long as there is something to tell. */
        STREAM,
        /** Orders hang on it: browsing must not take its places. */
        ESSENTIAL,
        /** Bodies are files. */
        LARGE
    }

    /** What the table says about a path. */
    public static final class Route {

        private final Target target;
        private final Set<Trait> traits;
        private final @Nullable String essentialWith;

        private Route(Target target, Set<Trait> traits, @Nullable String essentialWith) {
            this.target = target;
            this.traits = traits;
            this.essentialWith = essentialWith;
        }

        /** Who answers. */
        public Target target() {
            return target;
        }

        /** Whether the trait holds for every request of the route. */
        public boolean is(Trait trait) {
            return traits.contains(trait);
        }

        /**
         * Whether orders hang on a request with this query: the route says so always, or with one parameter of exactly
         * one value.
         */
        public boolean isEssential(@Nullable String query) {
            return is(Trait.ESSENTIAL)
                    || (essentialWith != null
                            && query != null
                            && Arrays.asList(query.split("&")).contains(essentialWith));
        }
    }

    private final Map<String, Route> literal;
    private final Map<Pattern, Route> wild;

    private Routes(Map<String, Route> literal, Map<Pattern, Route> wild) {
        this.literal = literal;
        this.wild = wild;
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

    /**
     * The table in a text of lines {@code prefix = target trait…}. Refuses a prefix without leading slash, an unknown
     * target and an unknown trait.
     */
    public static Routes parse(Reader text) throws IOException {
        var lines = new Properties();
        lines.load(text);
        var literal = new HashMap<String, Route>();
        var wild = new HashMap<Pattern, Route>();
        for (String line : lines.stringPropertyNames()) {
            Route route = route(lines.getProperty(line));
            if (prefix(line).contains("*")) {
                wild.put(pattern(line), route);
            } else {
                literal.put(line, route);
            }
        }
        return new Routes(Map.copyOf(literal), Map.copyOf(wild));
    }

    /** What the table says about a path without its query; empty when nobody answers it. */
    public Optional<Route> routeOf(String path) {
        String rest = path;
        while (true) {
            Route route = literal.get(rest);
            if (route != null) {
                return Optional.of(route);
            }
            Optional<Route> matching = matching(rest);
            int slash = rest.lastIndexOf('/');
            if (matching.isPresent() || slash <= 1) {
                return matching;
            }
            rest = rest.substring(0, slash);
        }
    }

    private Optional<Route> matching(String path) {
        return wild.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The target of a path without its query; empty when nobody answers it. */
    public Optional<Target> targetOf(String path) {
        return routeOf(path).map(Route::target);
    }

    private static String prefix(String line) {
        if (!line.startsWith("/") || (line.length() > 1 && line.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "A route's prefix starts with a slash and does not end with one: " + line);
        }
        return line;
    }

    private static Pattern pattern(String prefix) {
        return Pattern.compile(Arrays.stream(prefix.split("/"))
                .map(segment -> segment.equals("*") ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/")));
    }

    private static Route route(String line) {
        List<String> words = List.of(line.strip().split("\\s+"));
        var traits = EnumSet.noneOf(Trait.class);
        var essentialWith = new ArrayList<String>();
        for (String word : words.subList(1, words.size())) {
            String[] parts = word.split(":", 2);
            if (parts.length == 2 && trait(parts[0]) == Trait.ESSENTIAL) {
                essentialWith.add(parts[1]);
            } else {
                traits.add(trait(word));
            }
        }
        return new Route(
                target(words.getFirst()),
                Set.copyOf(traits),
                essentialWith.stream().findFirst().orElse(null));
    }

    private static Trait trait(String name) {
        return one(Trait.class, name, "A route's trait is stream, essential or large: ");
    }

    private static Target target(String name) {
        return one(Target.class, name, "A route's target is catalog, cart, order or any: ");
    }

    private static <E extends Enum<E>> E one(Class<E> type, String name, String rule) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(rule + name, e);
        }
    }
}
