package shop.carousel.catalog.imports.format;

import com.fasterxml.jackson.databind.JsonNode;
import shop.carousel.kit.number.Numbers;

/** Values of attributes. */
final class Scalars {

    private Scalars() {}

    /** Text, a boolean, or a number within the bounds of {@link Numbers}. */
    static Object of(String name, JsonNode value) throws BadFieldException {
        return switch (value.getNodeType()) {
            case STRING -> value.asText();
            case BOOLEAN -> value.asBoolean();
            case NUMBER ->
                Numbers.plain(value.numberValue())
                        .orElseThrow(() -> new BadFieldException(name + " must be a number of at most "
                                + Numbers.WHOLE_DIGITS + " digits before and behind the point"));
            default -> throw new BadFieldException(name + " must be text, a number or a boolean");
        };
    }
}
