package shop.carousel.catalog.stock;

import shop.carousel.kit.outbox.OutboxEvent;

/** The data of the event {@code shop.carousel.catalog.stock-changed.v1}: a SKU's units moved. */
public record StockChanged(String sku, long version, long available) {

    /** The event's type. */
    public static final String TYPE = "shop.carousel.catalog.stock-changed.v1";

    /** The topic of everything that the catalog tells of its products and their stock; the key is the SKU. */
    public static final String TOPIC = "catalog-events";

    static OutboxEvent event(StockLevel level) {
        return OutboxEvent.of(
                TOPIC, level.sku(), TYPE, new StockChanged(level.sku(), level.version(), level.available()));
    }
}
