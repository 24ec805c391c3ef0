package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.product.ProductRow;
import shop.carousel.catalog.search.TextForm;

/** Turns a product into what the index keeps of it. */
final class ProductDocument {

    /** Longer values are texts, and nobody filters by them. */
    private static final int LONGEST_VALUE = 60;

    private static final FacetsConfig FACETS = new FacetsConfig();

    private ProductDocument() {}

    static FacetsConfig facets() {
        return FACETS;
    }

    /** @param meaning null if the product is not embedded yet */
    static Document of(ProductRow row, boolean inStock, byte @Nullable [] meaning, ProductAnalyzer analyzer)
            throws IOException {
        Document document = new Document();
        addText(document, row.product());
        addHeads(document, row.product(), analyzer);
        addNames(document, row.product(), analyzer);
        addAttributes(document, row.product(), analyzer);
        addOrders(document, row, inStock);
        addFilters(document, row.product());
        document.add(
                meaning == null
                        ? new StringField(Fields.UNEMBEDDED, Fields.UNEMBEDDED, Store.NO)
                        : new KnnByteVectorField(Fields.MEANING, meaning, VectorSimilarityFunction.DOT_PRODUCT));
        return FACETS.build(document);
    }

    private static void addText(Document document, Product product) {
        String category = String.join(" ", product.category());
        document.add(new TextField(Fields.NAME, product.name(), Store.YES));
        document.add(new TextField(Fields.NAME_WORDS, product.name(), Store.NO));
        document.add(new TextField(Fields.BRAND, product.brand(), Store.NO));
        document.add(new TextField(Fields.CATEGORY, category, Store.NO));
        document.add(new TextField(Fields.DESCRIPTION, product.description(), Store.NO));
        document.add(new TextField(Fields.ATTRIBUTES, attributes(product), Store.NO));
        document.add(new TextField(Fields.SKU_PARTS, product.sku(), Store.NO));
        Codes.ofSku(product.sku()).forEach(code -> document.add(new StringField(Fields.SKU_CODES, code, Store.NO)));
        Codes.ofAttributes(product).forEach(code -> document.add(new StringField(Fields.CODES, code, Store.NO)));
        document.add(new TextField(Fields.SPELLING, product.name() + " " + product.brand() + " " + category, Store.NO));
    }

    private static void addHeads(Document document, Product product, ProductAnalyzer analyzer) {
        Stream.concat(Stream.of(product.name()), product.category().stream())
                .flatMap(text -> HeadNouns.of(text).stream())
                .flatMap(word -> analyzer.searchWords(word).stream())
                .flatMap(word -> Stream.of(word.joined(), word.parts().getLast()))
                .distinct()
                .forEach(stem -> document.add(new StringField(Fields.HEADS, stem, Store.NO)));
    }

    private static void addNames(Document document, Product product, ProductAnalyzer analyzer) {
        if (!product.brand().isEmpty()) {
            String key = nameKey(filterValue(product.brand()));
            document.add(new StringField(Fields.BRAND_NAMES, key + product.brand(), Store.NO));
        }
        for (String step : Set.copyOf(product.category())) {
            document.add(new StringField(Fields.CATEGORY_NAMES, nameKey(analyzer.stems(step)) + step, Store.NO));
        }
    }

    private static void addAttributes(Document document, Product product, ProductAnalyzer analyzer) {
        product.attributes().forEach((name, value) -> {
            String text = String.valueOf(value);
            String key = text.length() > LONGEST_VALUE ? "" : analyzer.valueKey(text);
            if (!key.isEmpty()) {
                document.add(new StringField(Fields.ATTRIBUTE_FILTER, attributeKey(name, key), Store.NO));
                document.add(new StringField(Fields.ATTRIBUTE_NAMES, nameKey(key) + name, Store.NO));
            }
        });
    }

    /** What an attribute is filtered by. */
    static String attributeKey(String name, String valueKey) {
        return nameKey(filterValue(name)) + valueKey;
    }

    /** What all spellings of a name begin with in the fields of names. */
    static String nameKey(String key) {
        return key + '\u001f';
    }

    /** Only texts: flags and small numbers say nothing without their names, and long numbers are codes. */
    private static String attributes(Product product) {
        return product.attributes().values().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.joining(" . "));
    }

    private static void addOrders(Document document, ProductRow row, boolean inStock) {
        Product product = row.product();
        long price = product.price().minorUnits();
        document.add(new SortedDocValuesField(Fields.SKU, new BytesRef(product.sku())));
        document.add(new SortedDocValuesField(Fields.NAME_ORDER, NameOrder.of(product.name())));
        document.add(new LongPoint(Fields.PRICE, price));
        document.add(new NumericDocValuesField(Fields.PRICE, price));
        int rating = product.rating().hundredths();
        if (rating > 0) {
            document.add(new LongPoint(Fields.RATING, rating));
            document.add(new NumericDocValuesField(Fields.RATING, rating));
        }
        document.add(new NumericDocValuesField(Fields.POPULARITY, row.popularity()));
        document.add(new NumericDocValuesField(Fields.CREATED, row.createdAt().toEpochMilli()));
        document.add(new NumericDocValuesField(Fields.IN_STOCK, inStock ? 1 : 0));
    }

    private static void addFilters(Document document, Product product) {
        document.add(new StringField(Fields.SKU, product.sku(), Store.YES));
        if (!product.brand().isEmpty()) {
            document.add(new StringField(Fields.BRAND_FILTER, filterValue(product.brand()), Store.NO));
            document.add(new SortedSetDocValuesFacetField(Fields.BRAND_FACET, product.brand()));
        }
        for (String value : categoryFilters(product.category())) {
            document.add(new StringField(Fields.CATEGORY_FILTER, value, Store.NO));
        }
        document.add(new SortedSetDocValuesFacetField(Fields.DEPARTMENT_FACET, product.department()));
        document.add(new SortedSetDocValuesFacetField(Fields.CATEGORY_FACET, String.join("/", product.category())));
    }

    /** All that finds a path: each beginning of it, joined, and each step alone. */
    private static Set<String> categoryFilters(List<String> path) {
        Set<String> values = new LinkedHashSet<>();
        List<String> beginning = new ArrayList<>();
        for (String step : path) {
            beginning.add(step);
            values.add(filterValue(String.join("/", beginning)));
            values.add(filterValue(step));
        }
        return values;
    }

    /** Filters do not tell spellings of one value apart. */
    static String filterValue(String value) {
        return TextForm.key(value);
    }
}
