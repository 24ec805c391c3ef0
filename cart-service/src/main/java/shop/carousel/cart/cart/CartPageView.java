package shop.carousel.cart.cart;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.cart.cart.CartPage.Refusal;
import shop.carousel.cart.cart.CartPage.Row;
import shop.carousel.cart.pricing.Product;
import shop.carousel.kit.money.Money;

/** Turns a priced cart into its page. Computes and formats; calls no other part. */
@Singleton
final class CartPageView {

    private static final int FEW_UNITS = 5;

    /** How many of the cart's last products are named. */
    private static final int COMPANIONS_OF = 20;

    private final int maxQuantity;

    CartPageView(CartRules rules) {
        this.maxQuantity = rules.maxQuantity();
    }

    CartPage page(PricedCart priced, @Nullable Refusal refusal) {
        return new CartPage(
                priced.lines().stream().map(line -> row(line, refusal)).toList(),
                items(priced.cart().lines().units()),
                priced.total().display(),
                priced.isComplete(),
                priced.isOrderable(),
                priced.catalogAway(),
                maxQuantity,
                companions(priced),
                refusal);
    }

    /** The catalog's part of the page; a SKU has no character that an address has to hide. */
    private static String companions(PricedCart priced) {
        List<PricedLine> lines = priced.lines();
        return lines.subList(Math.max(0, lines.size() - COMPANIONS_OF), lines.size()).stream()
                .map(line -> "sku=" + line.line().sku())
                .collect(Collectors.joining("&", "/search/bought-with?", ""));
    }

    static String items(int units) {
        return units == 1 ? "1 item" : "%,d items".formatted(units);
    }

    private static Row row(PricedLine priced, @Nullable Refusal refusal) {
        Line line = priced.line();
        Optional<Product> product = priced.product();
        Optional<Refusal> refused =
                Optional.ofNullable(refusal).filter(one -> one.sku().equals(line.sku()));
        return new Row(
                line.sku(),
                product.map(Product::name).orElse("Product " + line.sku()),
                product.isPresent(),
                product.map(Product::imageUrl).orElse(null),
                refused.map(Refusal::typed).orElse(Integer.toString(line.quantity())),
                product.map(known -> known.price().display()).orElse(null),
                priced.total().map(Money::display).orElse(null),
                badge(priced),
                hint(priced),
                refused.map(Refusal::reason).orElse(null));
    }

    private static String badge(PricedLine priced) {
        return switch (priced.status()) {
            case AVAILABLE -> isScarce(priced) ? "badge-warn" : "badge-good";
            case SHORT -> "badge-warn";
            case SOLD_OUT, GONE -> "badge-bad";
            case UNKNOWN -> "";
        };
    }

    private static String hint(PricedLine priced) {
        return switch (priced.status()) {
            case AVAILABLE -> isScarce(priced) ? left(priced) : "In stock";
            case SHORT -> left(priced);
            case SOLD_OUT -> "Sold out";
            case GONE -> "No longer sold";
            case UNKNOWN -> "Not known at the moment";
        };
    }

    private static boolean isScarce(PricedLine priced) {
        return priced.available().orElse(0) <= FEW_UNITS;
    }

    private static String left(PricedLine priced) {
        return "Only %,d left".formatted(priced.available().orElse(0));
    }
}
