package shop.carousel.bench.http;

import java.util.Map;
import java.util.function.Supplier;

/**
 * One kind of GET request.
 *
 * @param name as the table shows it
 * @param part the part of the shop that answers: catalog, cart or order
 * @param path asked for before each request, from one thread: path and query, encoded
 * @param headers what the request has in addition to the headers of HTTP itself
 */
public record Question(String name, String part, Supplier<String> path, Map<String, String> headers) {

    /** Always the same path. */
    public static Question of(String name, String part, String path) {
        return new Question(name, part, () -> path, Map.of());
    }

    /** The same question with a header. */
    public Question with(String header, String value) {
        return new Question(name, part, path, Map.of(header, value));
    }
}
