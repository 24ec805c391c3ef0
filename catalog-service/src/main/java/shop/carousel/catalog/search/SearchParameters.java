package shop.carousel.catalog.search;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Amount;
import shop.carousel.kit.money.ShopCurrency;
import shop.carousel.kit.number.Numbers;
import shop.carousel.kit.problem.Problem;

/**
 * Reads a search from a URL's parameters, the same for the API and for pages. A bad one is a 400 that names it; an
 * empty one counts as absent.
 */
@Singleton
final class SearchParameters {

    /** More than any product costs. */
    private static final long MOST_MINOR = 99_999_999_999L;

    private static final Pattern RATING = Pattern.compile("[1-4]([.][0-9]{1,2})?|5([.]0{1,2})?");

    private final SearchConfig config;
    private final ShopCurrency currency;

    SearchParameters(SearchConfig config, ShopCurrency currency) {
        this.config = config;
        this.currency = currency;
    }

    SearchRequest request(MultivaluedMap<String, String> parameters) {
        Long least = price(parameters, "minPrice");
        Long most = price(parameters, "maxPrice");
        if (least != null && most != null && least > most) {
            throw Problem.badRequest("maxPrice", "must not be lower than minPrice");
        }
        return new SearchRequest(
                text(parameters, "q"),
                values(parameters, "category"),
                values(parameters, "brand"),
                least,
                most,
                rating(parameters),
                isTrue(parameters, "inStock"),
                attributes(parameters),
                sorting(parameters),
                isTrue(parameters, "literal"));
    }

    int size(MultivaluedMap<String, String> parameters) {
        String given = first(parameters, "size");
        if (given.isEmpty()) {
            return config.pageSize();
        }
        return Numbers.whole(given, 1, config.maxPageSize())
                .orElseThrow(() -> Problem.badRequest(
                        "size", "must be 1 to " + config.maxPageSize() + ", but is " + quoted(given)));
    }

    /** The text to search for or to complete. */
    String text(MultivaluedMap<String, String> parameters, String name) {
        String text = first(parameters, name).strip();
        if (text.length() > config.textCharacters()) {
            throw Problem.badRequest(
                    name, "must have at most " + config.textCharacters() + " characters, but has " + text.length());
        }
        return text;
    }

    private List<String> values(MultivaluedMap<String, String> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (values.size() > config.filterValues()) {
            throw Problem.badRequest(
                    name, "may be given " + config.filterValues() + " times, but is there " + values.size() + " times");
        }
        if (values.stream().anyMatch(value -> value.length() > 600)) {
            throw Problem.badRequest(name, "must have at most 600 characters");
        }
        return values;
    }

    /** In the order of their names, so that one search has one cursor. */
    private List<AttributeFilter> attributes(MultivaluedMap<String, String> parameters) {
        List<AttributeFilter> attributes = new ArrayList<>();
        for (String parameter : new TreeSet<>(parameters.keySet())) {
            if (parameter.startsWith(AttributeFilter.PARAMETER)) {
                String name =
                        parameter.substring(AttributeFilter.PARAMETER.length()).strip();
                values(parameters, parameter).forEach(value -> attributes.add(new AttributeFilter(name, value)));
            }
        }
        if (attributes.size() > config.filterValues()) {
            throw Problem.badRequest(
                    "attribute",
                    "may be given " + config.filterValues() + " times, but is there " + attributes.size() + " times");
        }
        return List.copyOf(attributes);
    }

    private @Nullable Long price(MultivaluedMap<String, String> parameters, String name) {
        String given = first(parameters, name).strip();
        if (given.isEmpty()) {
            return null;
        }
        return switch (Amount.of(given, currency.currency())) {
            case Amount.Read read when read.minorUnits() >= 0 && read.minorUnits() <= MOST_MINOR -> read.minorUnits();
            case Amount.Read _ -> throw Problem.badRequest(name, "must be from 0 to " + MOST_MINOR + " minor units");
            case Amount.Refused refused -> throw Problem.badRequest(name, refused.reason());
        };
    }

    private static @Nullable Integer rating(MultivaluedMap<String, String> parameters) {
        String given = first(parameters, "minRating").strip();
        if (given.isEmpty()) {
            return null;
        }
        if (!RATING.matcher(given).matches()) {
            throw Problem.badRequest("minRating", "must be 1 to 5 stars, such as 4 or 4.5, but is " + quoted(given));
        }
        return (int) Math.round(Double.parseDouble(given) * 100);
    }

    private static boolean isTrue(MultivaluedMap<String, String> parameters, String name) {
        return switch (first(parameters, name)) {
            case "true" -> true;
            case "false", "" -> false;
            case String other -> throw Problem.badRequest(name, "must be true or false, but is " + quoted(other));
        };
    }

    private static Sorting sorting(MultivaluedMap<String, String> parameters) {
        String given = first(parameters, "sort");
        return given.isEmpty()
                ? Sorting.RELEVANCE
                : Sorting.of(given)
                        .orElseThrow(() -> Problem.badRequest(
                                "sort", "must be one of " + Sorting.choices() + ", but is " + quoted(given)));
    }

    static String first(MultivaluedMap<String, String> parameters, String name) {
        return Objects.requireNonNullElse(parameters.getFirst(name), "");
    }

    private static String quoted(String value) {
        return '"' + (value.length() > 40 ? value.substring(0, 40) + "…" : value) + '"';
    }
}
