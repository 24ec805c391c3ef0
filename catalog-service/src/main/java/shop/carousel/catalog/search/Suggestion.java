package shop.carousel.catalog.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a search could become.
 *
 * @param kind {@code category}, {@code brand} or {@code product}
 * @param sku of a product; otherwise null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Suggestion(String text, String kind, @Nullable String sku) {}
