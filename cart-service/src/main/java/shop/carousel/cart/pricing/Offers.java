package shop.carousel.cart.pricing;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The present data of the requested SKUs. */
public final class Offers {

    private final Answers<Product> products;
    private final Answers<Stock> stock;

    Offers(Answers<Product> products, Answers<Stock> stock) {
        this.products = products;
        this.stock = stock;
    }

    /** The data of one of them. */
    public Offer of(String sku) {
        Product product = products.known().get(sku);
        if (product != null) {
            return product.isSold() ? new Offer.Known(product, availableOf(sku)) : new Offer.OffSale(product);
        }
        return products.isUnanswered(sku) ? new Offer.Unknown() : new Offer.Gone();
    }

    /** Whether the catalog was asked for something and could not answer. */
    public boolean isCatalogAway() {
        return !products.unanswered().isEmpty() || !stock.unanswered().isEmpty();
    }

    /** A product without a stock row has nothing to sell. */
    private OptionalLong availableOf(String sku) {
        @Nullable Stock level = stock.known().get(sku);
        if (level != null) {
            return OptionalLong.of(level.available());
        }
        return stock.isUnanswered(sku) ? OptionalLong.empty() : OptionalLong.of(0);
    }
}
