package shop.carousel.catalog.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.carousel.kit.money.ShopCurrency;

/** The address of a search, and the addresses one click away from it. */
record SearchLink(List<Parameter> parameters) {

    /** A name and its value, not encoded. */
    record Parameter(String name, String value) {

        private Parameter without(Pattern part) {
            String less = part.matcher(TextForm.normal(value)).replaceFirst(" ");
            return new Parameter(name, less.replaceAll("\\s+", " ").strip());
        }

        private boolean is(String otherName, String otherValue) {
            return name.equals(otherName) && TextForm.key(value).equals(TextForm.key(otherValue));
        }
    }

    static SearchLink of(SearchRequest request, ShopCurrency currency) {
        List<Parameter> all = new ArrayList<>();
        if (!request.text().isEmpty()) {
            all.add(new Parameter("q", request.text()));
        }
        request.categories().forEach(value -> all.add(new Parameter("category", value)));
        request.brands().forEach(value -> all.add(new Parameter("brand", value)));
        if (request.minPrice() != null) {
            all.add(new Parameter(
                    "minPrice", currency.ofMinor(request.minPrice()).amount()));
        }
        if (request.maxPrice() != null) {
            all.add(new Parameter(
                    "maxPrice", currency.ofMinor(request.maxPrice()).amount()));
        }
        if (request.minRating() != null) {
            all.add(new Parameter("minRating", FacetView.stars(request.minRating())));
        }
        if (request.inStock()) {
            all.add(new Parameter("inStock", "true"));
        }
        request.attributes().forEach(each -> all.add(new Parameter(each.parameter(), each.value())));
        if (request.sorting() != Sorting.RELEVANCE) {
            all.add(new Parameter("sort", request.sorting().parameter()));
        }
        if (request.literal()) {
            all.add(new Parameter("literal", "true"));
        }
        return new SearchLink(List.copyOf(all));
    }

    SearchLink with(String name, String value) {
        return new SearchLink(Stream.concat(parameters.stream(), Stream.of(new Parameter(name, value)))
                .toList());
    }

    SearchLink without(String name, String value) {
        return new SearchLink(
                parameters.stream().filter(each -> !each.is(name, value)).toList());
    }

    SearchLink without(String... names) {
        List<String> gone = List.of(names);
        return new SearchLink(
                parameters.stream().filter(each -> !gone.contains(each.name())).toList());
    }

    /** The same text without a part of it, as it stands there in its normal form. */
    SearchLink withoutInText(String part) {
        Pattern pattern = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(part) + "(?![\\p{L}\\p{N}])");
        return new SearchLink(parameters.stream()
                .map(each -> each.name().equals("q") ? each.without(pattern) : each)
                .filter(each -> !each.value().isEmpty())
                .toList());
    }

    /** Only these parameters. */
    SearchLink only(String... names) {
        List<String> kept = List.of(names);
        return new SearchLink(
                parameters.stream().filter(each -> kept.contains(each.name())).toList());
    }

    /** Without any filter. */
    SearchLink unfiltered() {
        return new SearchLink(
                without("category", "brand", "minPrice", "maxPrice", "minRating", "inStock").parameters().stream()
                        .filter(each -> !each.name().startsWith(AttributeFilter.PARAMETER))
                        .toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String url() {
        return parameters.isEmpty()
                ? "/search"
                : parameters.stream()
                        .map(each -> encoded(each.name()) + "=" + encoded(each.value()))
                        .collect(Collectors.joining("&", "/search?", ""));
    }
}
