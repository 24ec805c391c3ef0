package shop.carousel.kit.admission;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one kind, as configuration names them: {@code [METHOD ]/path/{any}[?parameter=value]}. A name in braces
 * stands for one segment. Matches whole paths and decoded parameters, never pieces of a URI.
 *
 * @param method every one when it is empty
 * @param parameters those that the request has with exactly that value, whatever else it has
 */
record RoutePattern(Optional<String> method, Pattern path, Map<String, String> parameters) {

    private static final Pattern FORM =
            Pattern.compile("(?:(?<method>[A-Z]+) )?(?<path>/[^?\\s]*)(?:\\?(?<query>[^\\s]+))?");

    /** What a pattern looks at. */
    interface Asked {

        String method();

        /** Decoded where that changes nothing, without dots and doubled slashes. */
        String path();

        /** The first value of a parameter. */
        @Nullable
        String parameter(String name);
    }

    static RoutePattern of(String text) {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "A route is [METHOD ]/path/{any}[?parameter=value], not \"" + text + "\"");
        }
        return new RoutePattern(
                Optional.ofNullable(parts.group("method")),
                path(parts.group("path")),
                parameters(parts.group("query")));
    }

    /** A slash at the end makes no other path, because none does to the framework either. */
    private static Pattern path(String path) {
        String segments = Stream.of(path.split("/"))
                .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/"));
        return Pattern.compile(segments + "/?");
    }

    private static Map<String, String> parameters(@Nullable String query) {
        return query == null
                ? Map.of()
                : Stream.of(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length == 2 ? pair[1] : ""));
    }

    boolean matches(Asked asked) {
        return method.map(asked.method()::equals).orElse(true)
                && path.matcher(asked.path()).matches()
                && parameters.entrySet().stream()
                        .allMatch(parameter -> parameter.getValue().equals(asked.parameter(parameter.getKey())));
    }
}
