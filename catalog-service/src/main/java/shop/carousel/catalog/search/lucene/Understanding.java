package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import shop.carousel.catalog.search.AttributeFilter;
import shop.carousel.catalog.search.SearchRequest;
import shop.carousel.catalog.search.TextForm;
import shop.carousel.catalog.search.UnderstoodFilter;
import shop.carousel.kit.money.Money;

/**
 * Finds filters in a text: a price, "in stock", a brand, a category, a colour or another attribute with its unit. A
 * filter of the request counts more than one of the text. Names and values stay words, because they order the hits; a
 * price is none. What stands in quotes, or is excluded, is never a filter.
 *
 * <p>A word may be a brand, say, and mean something else: {@link LuceneSearch} takes it for a filter only where that
 * keeps at least half of the products that have the words.
 */
final class Understanding {

    private static final int LONGEST = 4;
    private static final int MOST_WORDS = 32;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][^\\s,;\"“”()]*");
    private static final Pattern COLOUR = Pattern.compile("\\bcolou?rs?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_STOCK = Pattern.compile(
            "(?<![\\p{L}\\p{N}-])(?<!not )(?:(?:in|on) stock|available now)(?![\\p{L}\\p{N}-])",
            Pattern.CASE_INSENSITIVE);

    private final ProductAnalyzer analyzer;
    private final Currency currency;
    private final PriceWords prices;

    Understanding(ProductAnalyzer analyzer, Currency currency) {
        this.analyzer = analyzer;
        this.currency = currency;
        this.prices = new PriceWords(currency);
    }

    /** A stretch of the text. */
    private record Stretch(int start, int end) {

        boolean overlaps(Stretch other) {
            return start < other.end && other.start < end;
        }
    }

    /** A filter in a text, and what it makes of a request. */
    record Part(UnderstoodFilter shown, UnaryOperator<SearchRequest> narrowing) {

        /** Whether it is a name, which is searched for as well. */
        boolean isName() {
            return !Set.of("minPrice", "maxPrice", "inStock").contains(shown.field());
        }
    }

    /**
     * What a text says.
     *
     * @param words without what is no word
     * @param parts in no order
     */
    record Understood(SearchText words, List<Part> parts) {}

    /** What a request's text says, with those filters that the request does not have itself. */
    Understood of(SearchRequest request, CatalogSearcher searcher) throws IOException {
        SearchText text = SearchText.of(request.text());
        Reading reading = new Reading(text, request);
        if (!request.literal() && !text.isEmpty()) {
            reading.prices();
            reading.inStock();
            reading.names(searcher);
        }
        return new Understood(reading.words, List.copyOf(reading.parts));
    }

    private final class Reading {

        private final SearchRequest asked;
        private final String free;
        private final List<Stretch> taken = new ArrayList<>();
        private final List<Part> parts = new ArrayList<>();
        private SearchText words;

        Reading(SearchText text, SearchRequest request) {
            this.asked = request;
            this.free = text.free();
            this.words = text;
        }

        private void prices() {
            boolean least = asked.minPrice() != null || asked.maxPrice() != null;
            boolean most = least;
            for (PriceWords.Price price : prices.of(free)) {
                Stretch stretch = new Stretch(price.start(), price.end());
                leave(stretch);
                Long from = price.least();
                if (from != null && !least) {
                    add(stretch, "minPrice", amount(from), request -> request.withMinPrice(from));
                    least = true;
                }
                Long to = price.most();
                if (to != null && !most) {
                    add(stretch, "maxPrice", amount(to), request -> request.withMaxPrice(to));
                    most = true;
                }
            }
        }

        private String amount(long minorUnits) {
            return new Money(minorUnits, currency).amount();
        }

        private void inStock() {
            Matcher found = IN_STOCK.matcher(free);
            if (found.find()) {
                Stretch stretch = new Stretch(found.start(), found.end());
                leave(stretch);
                if (!asked.inStock()) {
                    add(stretch, "inStock", "true", SearchRequest::withInStock);
                }
            }
        }

        /** The longest names first; one brand and one category at most. */
        private void names(CatalogSearcher searcher) throws IOException {
            boolean hasBrand = false;
            boolean hasCategory = false;
            for (Stretch stretch : stretches()) {
                if (taken.stream().anyMatch(stretch::overlaps)) {
                    continue;
                }
                Optional<String> brand = hasBrand ? Optional.empty() : brand(at(stretch), searcher);
                if (brand.isPresent()) {
                    name(stretch, "brand", brand.get(), asked.brands(), request -> request.withBrand(brand.get()));
                    hasBrand = true;
                    continue;
                }
                Optional<AttributeFilter> attribute = Understanding.this.attribute(at(stretch), searcher);
                if (attribute.isPresent()) {
                    attribute(stretch, attribute.get());
                    continue;
                }
                Optional<String> category = hasCategory ? Optional.empty() : category(at(stretch), searcher);
                if (category.isPresent()) {
                    name(
                            stretch,
                            "category",
                            category.get(),
                            asked.categories(),
                            request -> request.withCategory(category.get()));
                    hasCategory = true;
                }
            }
        }

        /** Where the request has other such values they count, and the name is no word either. */
        private void name(
                Stretch stretch,
                String field,
                String name,
                List<String> known,
                UnaryOperator<SearchRequest> narrowing) {
            taken.add(stretch);
            if (known.isEmpty()) {
                add(stretch, field, name, narrowing);
            } else if (known.stream().noneMatch(each -> TextForm.key(each).equals(TextForm.key(name)))) {
                words = words.without(stretch.start(), stretch.end());
            }
        }

        private void attribute(Stretch stretch, AttributeFilter attribute) {
            List<String> known = asked.attributes().stream()
                    .filter(each -> TextForm.key(each.name()).equals(TextForm.key(attribute.name())))
                    .map(AttributeFilter::value)
                    .toList();
            UnaryOperator<SearchRequest> narrowing = request -> request.withAttribute(attribute);
            name(stretch, attribute.parameter(), attribute.value(), known, narrowing);
        }

        private void add(Stretch stretch, String field, String value, UnaryOperator<SearchRequest> narrowing) {
            parts.add(new Part(new UnderstoodFilter(field, value, at(stretch)), narrowing));
        }

        private void leave(Stretch stretch) {
            taken.add(stretch);
            words = words.without(stretch.start(), stretch.end());
        }

        private String at(Stretch stretch) {
            return free.substring(stretch.start(), stretch.end()).strip();
        }

        private List<Stretch> stretches() {
            List<Stretch> single = new ArrayList<>();
            for (Matcher word = WORD.matcher(free); word.find() && single.size() < MOST_WORDS; ) {
                single.add(new Stretch(word.start(), word.end()));
            }
            List<Stretch> all = new ArrayList<>();
            for (int length = Math.min(LONGEST, single.size()); length > 0; length--) {
                for (int i = 0; i + length <= single.size(); i++) {
                    all.add(new Stretch(
                            single.get(i).start(), single.get(i + length - 1).end()));
                }
            }
            return all;
        }
    }

    private static Optional<String> brand(String part, CatalogSearcher searcher) throws IOException {
        return label(Fields.BRAND_NAMES, TextForm.key(part), searcher);
    }

    private Optional<String> category(String part, CatalogSearcher searcher) throws IOException {
        String stems = analyzer.stems(part);
        return stems.isEmpty() ? Optional.empty() : label(Fields.CATEGORY_NAMES, stems, searcher);
    }

    /** A colour, or a number with its unit: other values are words that mean too many things. */
    private Optional<AttributeFilter> attribute(String part, CatalogSearcher searcher) throws IOException {
        List<SearchWord> words = analyzer.nameWords(part);
        boolean isSize = words.size() == 1 && Units.isSize(words.getFirst().parts());
        if (!isSize && words.stream().anyMatch(SearchWord::hasDigit)) {
            return Optional.empty();
        }
        return labels(Fields.ATTRIBUTE_NAMES, analyzer.valueKey(part), searcher)
                .filter(label -> isSize || COLOUR.matcher(label.text()).find())
                .max(Comparator.comparingInt(Label::count))
                .map(label -> new AttributeFilter(label.text(), part));
    }

    /** A spelling and how many products have it. */
    private record Label(String text, int count) {}

    /** The most frequent spelling of a name. */
    private static Optional<String> label(String field, String key, CatalogSearcher searcher) throws IOException {
        return labels(field, key, searcher)
                .max(Comparator.comparingInt(Label::count))
                .map(Label::text);
    }

    private static Stream<Label> labels(String field, String key, CatalogSearcher searcher) throws IOException {
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), field);
        List<Label> labels = new ArrayList<>();
        if (terms == null || key.isEmpty()) {
            return labels.stream();
        }
        String prefix = ProductDocument.nameKey(key);
        TermsEnum each = terms.iterator();
        if (each.seekCeil(new BytesRef(prefix)) != TermsEnum.SeekStatus.END) {
            for (BytesRef term = each.term(); term != null; term = each.next()) {
                String name = term.utf8ToString();
                if (!name.startsWith(prefix)) {
                    break;
                }
                labels.add(new Label(name.substring(prefix.length()), each.docFreq()));
            }
        }
        return labels.stream();
    }
}
