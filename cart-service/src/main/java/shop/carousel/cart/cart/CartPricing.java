package shop.carousel.cart.cart;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import shop.carousel.cart.pricing.Offers;
import shop.carousel.cart.pricing.Pricing;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.money.ShopCurrency;

/** Puts prices and stock to the lines of a cart. */
@Singleton
final class CartPricing {

    private final Pricing pricing;
    private final ShopCurrency currency;

    CartPricing(Pricing pricing, ShopCurrency currency) {
        this.pricing = pricing;
        this.currency = currency;
    }

    PricedCart price(Cart cart) {
        Offers offers = pricing.offers(cart.lines().skus());
        List<PricedLine> lines = cart.lines().list().stream()
                .map(line -> PricedLine.of(line, offers.of(line.sku())))
                .toList();
        return new PricedCart(cart, lines, total(lines), offers.isCatalogAway());
    }

    private Money total(List<PricedLine> lines) {
        return lines.stream()
                .map(PricedLine::total)
                .flatMap(Optional::stream)
                .reduce(Money.zero(currency.currency()), Money::plus);
    }
}
