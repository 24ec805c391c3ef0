package shop.carousel.catalog.search.lucene;

import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import shop.carousel.catalog.search.Sorting;

/**
 * The index's orders. Each ends with the SKU, so that no two hits are equal and a page can start behind any of them.
 */
final class Orders {

    private static final SortField BY_SKU = new SortField(Fields.SKU, SortField.Type.STRING);
    private static final SortField BY_POPULARITY = number(Fields.POPULARITY, true);

    private Orders() {}

    /**
     * @param isTextless whether there is nothing to be relevant to
     */
    static Sort of(Sorting sorting, boolean isTextless) {
        return switch (sorting) {
            case RELEVANCE ->
                isTextless ? new Sort(BY_POPULARITY, BY_SKU) : new Sort(SortField.FIELD_SCORE, BY_POPULARITY, BY_SKU);
            case PRICE_RISING -> new Sort(number(Fields.PRICE, false), BY_SKU);
            case PRICE_FALLING -> new Sort(number(Fields.PRICE, true), BY_SKU);
            case NAME -> new Sort(new SortField(Fields.NAME_ORDER, SortField.Type.STRING), BY_SKU);
            case RATING -> new Sort(number(Fields.RATING, true), BY_POPULARITY, BY_SKU);
            case NEWEST -> new Sort(number(Fields.CREATED, true), BY_SKU);
        };
    }

    /** The SKU of a hit in one of these orders: at hand, without a look into the document. */
    static String sku(FieldDoc hit) {
        return ((BytesRef) hit.fields[hit.fields.length - 1]).utf8ToString();
    }

    private static SortField number(String field, boolean falling) {
        return new SortField(field, SortField.Type.LONG, falling);
    }
}
