package shop.carousel.catalog.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a text that was taken for a filter.
 *
 * @param field the parameter that would say the same
 * @param value its value
 * @param text the part, as it was typed
 */
@Schema(
        description = "A part of the text that was taken for a filter.",
        requiredProperties = {"field", "value", "text"})
public record UnderstoodFilter(String field, String value, String text) {}
