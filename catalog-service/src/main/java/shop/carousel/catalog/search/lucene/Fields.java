package shop.carousel.catalog.search.lucene;

/** The names of the index's fields. */
final class Fields {

    /** Stored, exact, and the last tie-breaker of every order. */
    static final String SKU = "sku";

    /** The SKU folded, as it is written and joined. */
    static final String SKU_CODES = "skuCodes";

    /** Numbers among the attributes that may name the product, see {@link Codes}. */
    static final String CODES = "codes";

    /** The SKU's parts one after the other, for a SKU that is searched for in part or in another spelling. */
    static final String SKU_PARTS = "skuParts";

    static final String NAME = "name";

    /** The stems of the words that say what the thing is, see {@link HeadNouns}. */
    static final String HEADS = "heads";

    static final String BRAND = "brand";
    static final String CATEGORY = "category";
    static final String DESCRIPTION = "description";
    static final String ATTRIBUTES = "attributes";

    /** Every word of names, brands and categories as it is written, to correct others by. */
    static final String SPELLING = "spelling";

    /** The words of the name as they are written, to be completed. */
    static final String NAME_WORDS = "nameWords";

    static final String NAME_ORDER = "nameOrder";
    static final String PRICE = "price";
    /** In hundredths of a star; only where somebody has rated. */
    static final String RATING = "rating";

    static final String POPULARITY = "popularity";
    static final String CREATED = "created";

    /** 1 when there is something to sell; a doc value that changes without the document. */
    static final String IN_STOCK = "inStock";

    static final String BRAND_FILTER = "brandFilter";
    static final String CATEGORY_FILTER = "categoryFilter";

    /** Brands by their filters' values, and category steps by their stems, with how they are written. */
    static final String BRAND_NAMES = "brandNames";

    static final String CATEGORY_NAMES = "categoryNames";

    /** Attributes by name and value, to filter by. */
    static final String ATTRIBUTE_FILTER = "attributeFilter";

    /** The names of attributes by their values. */
    static final String ATTRIBUTE_NAMES = "attributeNames";

    /** Facets: the brand, and the whole category path joined by {@code /}. */
    static final String BRAND_FACET = "brand";

    static final String CATEGORY_FACET = "category";

    /** The first step of the category path; filtered by as the category is. */
    static final String DEPARTMENT_FACET = "department";

    /** What the product's text means, as a vector. */
    static final String MEANING = "meaning";

    /** On products that have no such vector yet. */
    static final String UNEMBEDDED = "unembedded";

    private Fields() {}
}
