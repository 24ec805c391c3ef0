package shop.carousel.catalog.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.ProductCard;
import shop.carousel.catalog.search.ResultsPage.Chip;
import shop.carousel.catalog.search.ResultsPage.Choice;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.money.ShopCurrency;

/** Turns what was found into its page. Computes and formats; calls no other part. */
@Singleton
final class ResultsView {

    private final ShopCurrency currency;

    ResultsView(ShopCurrency currency) {
        this.currency = currency;
    }

    ResultsPage page(Searching.Found found) {
        SearchRequest request = found.request();
        SearchLink link = SearchLink.of(request, currency);
        return new ResultsPage(
                title(request),
                request.text(),
                found.hits().meaning().correctedQuery(),
                SearchLink.of(request.asItIs(), currency).url(),
                !found.hits().meaning().filters().isEmpty(),
                count(found.hits()),
                found.hits().total() == 0,
                notices(request, found.hits()),
                chips(found, link),
                request.isFiltered() ? link.unfiltered().url() : null,
                link.only("q").url(),
                FacetView.of(request, found.hits().facets()),
                FacetView.ratings(request, found.hits().facets()),
                amount(request.minPrice()),
                amount(request.maxPrice()),
                request.inStock(),
                sortings(request),
                link.without("category", "brand", "minPrice", "maxPrice", "minRating", "inStock")
                        .parameters(),
                link.without("sort").parameters(),
                found.products().stream().map(ProductCard::of).toList(),
                next(link, found.nextCursor()));
    }

    private static String title(SearchRequest request) {
        if (!request.text().isEmpty()) {
            return request.text();
        }
        boolean oneCategory =
                request.categories().size() == 1 && request.brands().isEmpty();
        return oneCategory ? FacetView.label(request.categories().getFirst()) : "All products";
    }

    private static String count(SearchHits hits) {
        String products = hits.total() == 1 ? "1 product" : "%,d products".formatted(hits.total());
        return hits.partial() && hits.ignoredWords() == 0 ? "At least " + products : products;
    }

    private static List<String> notices(SearchRequest request, SearchHits hits) {
        List<String> notices = new ArrayList<>(tier(request, hits));
        hits.meaning()
                .leftOut()
                .forEach(part -> notices.add("“%s” was left out: it would leave nothing.".formatted(part)));
        notices.addAll(limits(hits));
        return notices;
    }

    private static List<String> tier(SearchRequest request, SearchHits hits) {
        if (hits.total() > 0 && hits.meaning().tier() == Tier.SOME_WORDS) {
            return List.of("No product has all words of “%s”. These have some of them.".formatted(request.text()));
        }
        if (hits.total() > 0 && hits.meaning().tier() == Tier.MEANING) {
            return List.of("No product has all words of “%s”. These were found by meaning.".formatted(request.text()));
        }
        return hits.meaning().goesOn()
                ? List.of("Products that have all words come first; others that come close follow.")
                : List.of();
    }

    private static List<String> limits(SearchHits hits) {
        List<String> limits = new ArrayList<>();
        if (hits.ignoredWords() > 0) {
            limits.add("The text has many words: the last %,d were not searched for.".formatted(hits.ignoredWords()));
        }
        if (hits.partial() && hits.ignoredWords() == 0) {
            limits.add("This search was cut short, so there may be more products. Try fewer words.");
        }
        return limits;
    }

    /** First what was understood, then what was chosen. */
    private List<Chip> chips(Searching.Found found, SearchLink link) {
        List<Chip> chips = new ArrayList<>();
        found.hits().meaning().filters().stream()
                .collect(Collectors.groupingBy(UnderstoodFilter::text, LinkedHashMap::new, Collectors.toList()))
                .forEach((part, filters) -> chips.add(new Chip(
                        filters.stream().map(this::label).collect(Collectors.joining(", ")),
                        part,
                        link.withoutInText(part).url())));
        chips.addAll(chosen(found.request(), link));
        return chips;
    }

    private String label(UnderstoodFilter filter) {
        return switch (filter.field()) {
            case "minPrice" -> "from " + shown(filter.value());
            case "maxPrice" -> "up to " + shown(filter.value());
            case "inStock" -> "In stock";
            case "brand", "category" -> FacetView.label(filter.value());
            case String attribute -> attribute.substring(AttributeFilter.PARAMETER.length()) + ": " + filter.value();
        };
    }

    private String shown(String amount) {
        return Money.of(amount, currency.currency().getCurrencyCode()).display();
    }

    private List<Chip> chosen(SearchRequest request, SearchLink link) {
        List<Chip> chips = new ArrayList<>();
        request.categories()
                .forEach(each -> chips.add(new Chip(
                        FacetView.label(each),
                        null,
                        link.without("category", each).url())));
        request.brands()
                .forEach(each -> chips.add(
                        new Chip(each, null, link.without("brand", each).url())));
        if (request.minPrice() != null) {
            chips.add(new Chip(
                    "from " + display(request.minPrice()),
                    null,
                    link.without("minPrice").url()));
        }
        if (request.maxPrice() != null) {
            chips.add(new Chip(
                    "up to " + display(request.maxPrice()),
                    null,
                    link.without("maxPrice").url()));
        }
        if (request.minRating() != null) {
            chips.add(new Chip(
                    FacetView.ratingLabel(FacetView.stars(request.minRating())),
                    null,
                    link.without("minRating").url()));
        }
        request.attributes()
                .forEach(each -> chips.add(new Chip(
                        each.name() + ": " + each.value(),
                        null,
                        link.without(each.parameter(), each.value()).url())));
        if (request.inStock()) {
            chips.add(new Chip("In stock", null, link.without("inStock").url()));
        }
        return chips;
    }

    private static List<Choice> sortings(SearchRequest request) {
        return Arrays.stream(Sorting.values())
                .map(each -> new Choice(each.parameter(), each.label(), each == request.sorting()))
                .toList();
    }

    private static @Nullable String next(SearchLink link, @Nullable String cursor) {
        return cursor == null ? null : link.with("cursor", cursor).url();
    }

    private String display(long minorUnits) {
        return currency.ofMinor(minorUnits).display();
    }

    private String amount(@Nullable Long minorUnits) {
        return minorUnits == null ? "" : currency.ofMinor(minorUnits).amount();
    }
}
