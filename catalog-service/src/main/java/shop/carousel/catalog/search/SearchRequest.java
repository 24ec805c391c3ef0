package shop.carousel.catalog.search;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A search. Values of one filter are alternatives; all filters must match.
 *
 * @param text what people typed; empty finds everything
 * @param categories paths joined by {@code /} (with what lies below them) or single steps of a path; in any case
 * @param brands in any case
 * @param minPrice in minor units, included
 * @param maxPrice in minor units, included
 * @param minRating in hundredths of a star, included
 * @param inStock only what can be bought now
 * @param attributes values of one name are alternatives
 * @param literal whether the text is taken as it is: nothing in it is corrected or taken for a filter
 */
public record SearchRequest(
        String text,
        List<String> categories,
        List<String> brands,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        @Nullable Integer minRating,
        boolean inStock,
        List<AttributeFilter> attributes,
        Sorting sorting,
        boolean literal) {

    /** Everything. */
    public static final SearchRequest ALL =
            new SearchRequest("", List.of(), List.of(), null, null, false, Sorting.RELEVANCE);

    /** A search for no attribute, whose text may be corrected. */
    public SearchRequest(
            String text,
            List<String> categories,
            List<String> brands,
            @Nullable Long minPrice,
            @Nullable Long maxPrice,
            boolean inStock,
            Sorting sorting) {
        this(text, categories, brands, minPrice, maxPrice, null, inStock, List.of(), sorting, false);
    }

    /** The same with one category more. */
    public SearchRequest withCategory(String category) {
        return new SearchRequest(
                text,
                more(categories, category),
                brands,
                minPrice,
                maxPrice,
                minRating,
                inStock,
                attributes,
                sorting,
                literal);
    }

    /** The same with one brand more. */
    public SearchRequest withBrand(String brand) {
        return new SearchRequest(
                text,
                categories,
                more(brands, brand),
                minPrice,
                maxPrice,
                minRating,
                inStock,
                attributes,
                sorting,
                literal);
    }

    /** The same from a price on, in minor units. */
    public SearchRequest withMinPrice(long least) {
        return new SearchRequest(
                text, categories, brands, least, maxPrice, minRating, inStock, attributes, sorting, literal);
    }

    /** The same up to a price, in minor units. */
    public SearchRequest withMaxPrice(long most) {
        return new SearchRequest(
                text, categories, brands, minPrice, most, minRating, inStock, attributes, sorting, literal);
    }

    /** The same of what can be bought now. */
    public SearchRequest withInStock() {
        return new SearchRequest(
                text, categories, brands, minPrice, maxPrice, minRating, true, attributes, sorting, literal);
    }

    /** The same with one attribute more. */
    public SearchRequest withAttribute(AttributeFilter attribute) {
        return new SearchRequest(
                text,
                categories,
                brands,
                minPrice,
                maxPrice,
                minRating,
                inStock,
                more(attributes, attribute),
                sorting,
                literal);
    }

    /** The same with its text as it is. */
    public SearchRequest asItIs() {
        return new SearchRequest(
                text, categories, brands, minPrice, maxPrice, minRating, inStock, attributes, sorting, true);
    }

    private static <T> List<T> more(List<T> values, T value) {
        return Stream.concat(values.stream(), Stream.of(value)).toList();
    }

    /** What can be bought now in a category, the popular first. */
    public static SearchRequest popularIn(String category) {
        return new SearchRequest("", List.of(category), List.of(), null, null, true, Sorting.RELEVANCE);
    }

    /** Whether anything but the text narrows the hits. */
    public boolean isFiltered() {
        return !categories.isEmpty()
                || !brands.isEmpty()
                || minPrice != null
                || maxPrice != null
                || minRating != null
                || inStock
                || !attributes.isEmpty();
    }
}
