package shop.carousel.catalog.search.lucene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import shop.carousel.catalog.search.AttributeFilter;
import shop.carousel.catalog.search.SearchRequest;

/** A request's filters as queries. */
final class Filters {

    private Filters() {}

    /** The hits before any facet's filter. */
    static Query base(Query text, SearchRequest request, ProductAnalyzer analyzer) {
        if (!request.inStock() && request.attributes().isEmpty()) {
            return text;
        }
        BooleanQuery.Builder base = new BooleanQuery.Builder().add(text, Occur.MUST);
        if (request.inStock()) {
            base.add(NumericDocValuesField.newSlowExactQuery(Fields.IN_STOCK, 1), Occur.FILTER);
        }
        Map<String, List<BytesRef>> attributes = new LinkedHashMap<>();
        for (AttributeFilter each : request.attributes()) {
            String key = ProductDocument.attributeKey(each.name(), analyzer.valueKey(each.value()));
            attributes
                    .computeIfAbsent(ProductDocument.filterValue(each.name()), none -> new ArrayList<>())
                    .add(new BytesRef(key));
        }
        attributes.values().forEach(keys -> base.add(new TermInSetQuery(Fields.ATTRIBUTE_FILTER, keys), Occur.FILTER));
        return base.build();
    }

    /** The filters that have facets, by facet, in a fixed order. */
    static Map<String, Query> byFacet(SearchRequest request) {
        Map<String, Query> filters = new LinkedHashMap<>();
        if (!request.brands().isEmpty()) {
            filters.put(Fields.BRAND_FACET, anyOf(Fields.BRAND_FILTER, request.brands()));
        }
        if (!request.categories().isEmpty()) {
            filters.put(Fields.CATEGORY_FACET, anyOf(Fields.CATEGORY_FILTER, request.categories()));
        }
        if (request.minPrice() != null || request.maxPrice() != null) {
            filters.put(Fields.PRICE, price(request));
        }
        if (request.minRating() != null) {
            filters.put(Fields.RATING, LongPoint.newRangeQuery(Fields.RATING, request.minRating(), Long.MAX_VALUE));
        }
        return filters;
    }

    private static Query anyOf(String field, List<String> values) {
        return new TermInSetQuery(
                field,
                values.stream()
                        .map(ProductDocument::filterValue)
                        .map(BytesRef::new)
                        .toList());
    }

    private static Query price(SearchRequest request) {
        long least = Objects.requireNonNullElse(request.minPrice(), 0L);
        long most = Objects.requireNonNullElse(request.maxPrice(), Long.MAX_VALUE);
        return LongPoint.newRangeQuery(Fields.PRICE, least, most);
    }
}
