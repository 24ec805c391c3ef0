package shop.carousel.catalog.search;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The orders of results. Ties are settled by SKU, so that every order is total. */
public enum Sorting {
    /** The best hits first; without a text, what most people look for. */
    RELEVANCE("relevance", "Best match"),
    PRICE_RISING("price", "Price, lowest first"),
    PRICE_FALLING("-price", "Price, highest first"),
    NAME("name", "Name"),
    NEWEST("newest", "Newest"),
    RATING("rating", "Best rated");

    private final String parameter;
    private final String label;

    Sorting(String parameter, String label) {
        this.parameter = parameter;
        this.label = label;
    }

    /** As it stands in a URL. */
    public String parameter() {
        return parameter;
    }

    /** For people. */
    public String label() {
        return label;
    }

    static Optional<Sorting> of(String parameter) {
        return Arrays.stream(values())
                .filter(each -> each.parameter.equals(parameter))
                .findFirst();
    }

    static String choices() {
        return Arrays.stream(values()).map(Sorting::parameter).collect(Collectors.joining(", "));
    }
}
