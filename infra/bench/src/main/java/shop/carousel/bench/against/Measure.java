package shop.carousel.bench.against;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;

/**
 * A number of a benchmark's figures that two commits are compared by.
 *
 * @param name as the table says it
 * @param pointer a JSON pointer to the number within a figure; to an object of numbers by process, it means their sum
 *     without the generator's
 */
public record Measure(String name, String pointer) {

    private static final String GENERATOR = "generator";

    /** The number in this figure; empty where the figure does not have it. */
    OptionalDouble in(JsonNode figure) {
        JsonNode value = figure.at(pointer);
        if (value.isObject()) {
            return OptionalDouble.of(value.properties().stream()
                    .filter(part -> !part.getKey().equals(GENERATOR))
                    .mapToDouble(part -> part.getValue().asDouble())
                    .sum());
        }
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }
}
