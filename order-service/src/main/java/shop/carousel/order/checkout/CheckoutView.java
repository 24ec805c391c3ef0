package shop.carousel.order.checkout;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.Problem.FieldError;
import shop.carousel.order.checkout.CartClient.Cart;
import shop.carousel.order.checkout.CheckoutPage.Field;
import shop.carousel.order.checkout.CheckoutPage.Form;
import shop.carousel.order.checkout.CheckoutPage.Group;
import shop.carousel.order.checkout.CheckoutPage.Notice;
import shop.carousel.order.checkout.CheckoutPage.Row;

/** Makes the page of the checkout from the cart as it is now. */
@Singleton
class CheckoutView {

    private static final String KEY_REUSED = "idempotency-key-reused";

    private final Carts carts;

    CheckoutView(Carts carts) {
        this.carts = carts;
    }

    /** What a form came with: what was typed, and its key. */
    record Typed(Map<CheckoutFields, String> values, String key) {

        static Typed nothing(Map<CheckoutFields, String> values) {
            return new Typed(values, UUID.randomUUID().toString());
        }
    }

    /** The page for a cart, or what there is to say where there is none. */
    CheckoutPage page(@Nullable String cartId, Typed typed, @Nullable Problem problem) {
        try {
            Optional<Cart> cart = cartId == null ? Optional.empty() : carts.find(cartId);
            return cart.filter(full -> !full.items().isEmpty())
                    .map(full -> filled(full, typed, problem))
                    .orElseGet(() -> new CheckoutPage(null, null));
        } catch (Problem away) {
            return new CheckoutPage(
                    new Notice(
                            "notice-warn",
                            "Your cart is away right now, and safe. Please come back to checkout in a moment."),
                    null);
        }
    }

    private static CheckoutPage filled(Cart cart, Typed typed, @Nullable Problem problem) {
        List<FieldError> errors = problem == null ? List.of() : problem.errors();
        List<Group> groups = CheckoutFields.groups(typed.values(), errors);
        Form form = new Form(
                cart.items().stream().map(CheckoutView::row).toList(),
                cart.total() == null ? "" : cart.total().display(),
                problem != null && problem.slug().equals(KEY_REUSED)
                        ? UUID.randomUUID().toString()
                        : typed.key(),
                cart.total() == null ? "" : cart.total().amount(),
                groups,
                wrong(groups));
        return new CheckoutPage(problem == null || !form.wrong().isEmpty() ? null : notice(problem), form);
    }

    private static List<Field> wrong(List<Group> groups) {
        return groups.stream()
                .flatMap(group -> group.rows().stream())
                .flatMap(List::stream)
                .filter(field -> field.error() != null)
                .toList();
    }

    private static Notice notice(Problem problem) {
        return switch (problem.slug()) {
            case "price-changed" ->
                new Notice("notice-warn", "Prices have changed since you saw them. The total below is the new one.");
            case "sold-out" ->
                new Notice("notice-bad", problem.detail() + " Take it out of your cart, and order the rest.");
            case KEY_REUSED ->
                new Notice("notice-warn", "This form was sent before. Look at your orders before you send it again.");
            default -> new Notice("notice-bad", problem.detail());
        };
    }

    private static Row row(CartClient.Item item) {
        String name = item.name() == null ? item.sku() : item.name();
        return new Row(
                name,
                item.quantity(),
                Optional.ofNullable(item.lineTotal()).map(Money::display).orElse(""));
    }
}
