package shop.carousel.cart.cart;

import java.util.Optional;
import java.util.OptionalLong;
import shop.carousel.cart.pricing.Offer;
import shop.carousel.cart.pricing.Product;
import shop.carousel.kit.money.Money;

/** A line with the present data of its product. */
record PricedLine(Line line, Optional<Product> product, OptionalLong available, LineStatus status) {

    static PricedLine of(Line line, Offer offer) {
        return switch (offer) {
            case Offer.Known(Product product, OptionalLong available) ->
                new PricedLine(line, Optional.of(product), available, status(line.quantity(), available));
            case Offer.OffSale(Product product) ->
                new PricedLine(line, Optional.of(product), OptionalLong.of(0), LineStatus.GONE);
            case Offer.Gone() -> new PricedLine(line, Optional.empty(), OptionalLong.of(0), LineStatus.GONE);
            case Offer.Unknown() -> new PricedLine(line, Optional.empty(), OptionalLong.empty(), LineStatus.UNKNOWN);
        };
    }

    private static LineStatus status(int wanted, OptionalLong available) {
        if (available.isEmpty()) {
            return LineStatus.UNKNOWN;
        }
        if (available.getAsLong() >= wanted) {
            return LineStatus.AVAILABLE;
        }
        return available.getAsLong() > 0 ? LineStatus.SHORT : LineStatus.SOLD_OUT;
    }

    /** Empty when there is no price: it is not known, or nothing is sold for it. */
    Optional<Money> total() {
        return product.filter(known -> status != LineStatus.GONE)
                .map(known -> known.price().times(line.quantity()));
    }
}
