package shop.carousel.order.checkout;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.money.ShopCurrency;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.Problem.FieldError;
import shop.carousel.order.checkout.CatalogClient.Product;
import shop.carousel.order.model.OrderLine;

/**
 * Adds binding names and prices to the requested items. Refuses unknown products (422), and products that are off sale,
 * sold out or have another price than the shopper was shown (409), naming each line.
 */
@Singleton
class Pricing {

    private final Prices prices;
    private final ShopCurrency currency;

    Pricing(Prices prices, ShopCurrency currency) {
        this.prices = prices;
        this.currency = currency;
    }

    /** The lines that are bought, and what they cost together. */
    record Priced(List<OrderLine> lines, Money total) {}

    /** A price that is not what the shopper was shown, as a problem's member {@code changes} lists it. */
    record Change(String sku, Money was, Money now) {}

    /**
     * Prices the items.
     *
     * @param expectedTotal what the shopper was shown
     */
    Priced price(List<OrderRequest.Item> items, @Nullable Money expectedTotal) {
        Map<String, Product> products =
                prices.of(items.stream().map(OrderRequest.Item::sku).toList());
        refuseUnknown(items, products);
        refuseOffSale(items, products);
        refuseSoldOut(items, products);
        List<OrderLine> lines = items.stream().map(item -> line(item, products)).toList();
        Money total = totalOf(lines);
        refuseChanged(items, products, expectedTotal, total);
        return new Priced(lines, total);
    }

    private static OrderLine line(OrderRequest.Item item, Map<String, Product> products) {
        Product product = of(products, item);
        return new OrderLine(item.sku(), product.name(), item.quantity(), product.price());
    }

    private static Product of(Map<String, Product> products, OrderRequest.Item item) {
        return java.util.Objects.requireNonNull(products.get(item.sku()), item.sku());
    }

    private Money totalOf(List<OrderLine> lines) {
        try {
            return lines.stream().map(OrderLine::total).reduce(Money.zero(currency.currency()), Money::plus);
        } catch (ArithmeticException tooMuch) {
            throw Problem.invalid("items", "cost more together than can be counted");
        }
    }

    private static void refuseUnknown(List<OrderRequest.Item> items, Map<String, Product> products) {
        List<FieldError> unknown = items.stream()
                .filter(item -> !products.containsKey(item.sku()))
                .map(item -> new FieldError(item.field() + ".sku", "names no product: " + item.sku()))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown);
        }
    }

    private static void refuseOffSale(List<OrderRequest.Item> items, Map<String, Product> products) {
        List<OrderRequest.Item> offSale = items.stream()
                .filter(item -> Boolean.FALSE.equals(of(products, item).onSale()))
                .toList();
        if (!offSale.isEmpty()) {
            throw refusal(
                    "off-sale",
                    "No longer sold: " + nameOf(products, offSale),
                    errors(offSale, ".sku", "is no longer sold"));
        }
    }

    private static void refuseSoldOut(List<OrderRequest.Item> items, Map<String, Product> products) {
        List<OrderRequest.Item> soldOut = items.stream()
                .filter(item -> of(products, item).available() <= 0)
                .toList();
        if (!soldOut.isEmpty()) {
            throw refusal("sold-out", "Sold out: " + nameOf(products, soldOut), errors(soldOut, ".sku", "is sold out"));
        }
    }

    private static String nameOf(Map<String, Product> products, List<OrderRequest.Item> items) {
        String first = of(products, items.getFirst()).name();
        return items.size() == 1 ? first + "." : first + " and " + (items.size() - 1) + " more.";
    }

    private static List<FieldError> errors(List<OrderRequest.Item> items, String member, String message) {
        return items.stream()
                .map(item -> new FieldError(item.field() + member, message))
                .toList();
    }

    private static void refuseChanged(
            List<OrderRequest.Item> items, Map<String, Product> products, @Nullable Money expectedTotal, Money total) {
        List<Change> changes = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (OrderRequest.Item item : items) {
            Money now = of(products, item).price();
            if (item.unitPrice() != null && !item.unitPrice().equals(now)) {
                changes.add(new Change(item.sku(), item.unitPrice(), now));
                errors.add(new FieldError(item.field() + ".unitPrice", changed(item.unitPrice(), now)));
            }
        }
        if (expectedTotal != null && !expectedTotal.equals(total)) {
            errors.add(new FieldError("expectedTotal", changed(expectedTotal, total)));
        }
        if (!errors.isEmpty()) {
            throw refusal("price-changed", "Prices have changed. Check them and order again.", errors)
                    .withExtension("changes", changes)
                    .withExtension("total", total);
        }
    }

    private static String changed(Money was, Money now) {
        return "was %s and is %s now".formatted(was, now);
    }

    private static Problem refusal(String slug, String detail, List<FieldError> errors) {
        Problem problem = Problem.conflict(slug, detail);
        for (FieldError error : errors) {
            problem = problem.withError(error.field(), error.message());
        }
        return problem;
    }
}
