package shop.carousel.catalog.product;

/** The data of the event {@code shop.carousel.catalog.product-changed.v1}: a product is new or was changed. */
public record ProductChanged(String sku, long version) {

    /** The event's type. */
    public static final String TYPE = "shop.carousel.catalog.product-changed.v1";

    /** The topic of everything that the catalog tells of its products and their stock; the key is the SKU. */
    public static final String TOPIC = "catalog-events";
}
