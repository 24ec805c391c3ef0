package shop.carousel.order.checkout;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.problem.Outages;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.Problem.FieldError;
import shop.carousel.order.address.Countries;
import shop.carousel.order.addressbook.SavedAddress;
import shop.carousel.order.checkout.CartClaims.Ordered;
import shop.carousel.order.checkout.CartClient.Cart;
import shop.carousel.order.checkout.CheckoutPage.Field;
import shop.carousel.order.checkout.CheckoutPage.Form;
import shop.carousel.order.checkout.CheckoutPage.Group;
import shop.carousel.order.checkout.CheckoutPage.Notice;
import shop.carousel.order.checkout.CheckoutPage.OrderedPage;
import shop.carousel.order.checkout.CheckoutPage.Row;
import shop.carousel.order.checkout.CheckoutPage.Saved;

/** Makes the page of the checkout from the cart as it is now. */
@Singleton
class CheckoutView {

    private static final Logger LOG = Logger.getLogger(CheckoutView.class);
    private static final String KEY_REUSED = "idempotency-key-reused";
    private static final String AWAY =
            "Your cart is not available right now, but it is safe. Please return to checkout in a moment.";
    private static final String EMPTY = "Your cart is empty now. Add something, and send this form again.";

    private final Carts carts;
    private final CartClaims claims;

    CheckoutView(Carts carts, CartClaims claims) {
        this.carts = carts;
        this.claims = claims;
    }

    /**
     * What a form came with.
     *
     * @param key its Idempotency-Key
     * @param expectedTotal the total that it showed, in minor units; empty if it showed none
     * @param repeats the order beside which it places another on purpose; empty if it does not
     * @param language of the countries' names
     * @param saved the addresses that fill it with one click
     */
    record Typed(
            Map<CheckoutFields, String> values,
            String key,
            String expectedTotal,
            String repeats,
            Locale language,
            List<SavedAddress> saved) {

        static Typed nothing(
                Map<CheckoutFields, String> values, String repeats, Locale language, List<SavedAddress> saved) {
            return new Typed(values, UUID.randomUUID().toString(), "", repeats, language, saved);
        }

        /** What came in the form's fields, without addresses beside it. */
        static Typed of(Function<String, @Nullable String> form, Locale language) {
            Map<CheckoutFields, String> values = new EnumMap<>(CheckoutFields.class);
            for (CheckoutFields field : CheckoutFields.values()) {
                values.put(field, text(form, field.form()));
            }
            return new Typed(
                    values, text(form, "key"), text(form, "expectedTotal"), text(form, "repeats"), language, List.of());
        }

        private static String text(Function<String, @Nullable String> form, String field) {
            return Objects.requireNonNullElse(form.apply(field), "");
        }

        /** The same with these values. */
        Typed with(Map<CheckoutFields, String> others) {
            return new Typed(others, key, expectedTotal, repeats, language, saved);
        }

        /** The same with these addresses beside it. */
        Typed offering(List<SavedAddress> addresses) {
            return new Typed(values, key, expectedTotal, repeats, language, addresses);
        }
    }

    /** The page for a cart, or what there is to say where there is none. */
    CheckoutPage page(@Nullable String cookie, Typed typed) {
        try {
            return cart(cookie).map(full -> page(full, typed, null)).orElseGet(() -> CheckoutPage.saying(null));
        } catch (RuntimeException fault) {
            LOG.debugf("The checkout has no cart to show: %s", Outages.refusal(fault));
            return CheckoutPage.saying(new Notice("notice-warn", AWAY));
        }
    }

    /**
     * The page again, holding what was typed, whatever became of the cart meanwhile.
     *
     * @param problem why it is shown again; null if somebody asked for an address to be filled in
     */
    CheckoutPage again(@Nullable String cookie, Typed typed, @Nullable Problem problem) {
        if (problem != null && problem.extensions().get("order") instanceof Ordered ordered) {
            return ordered(ordered);
        }
        try {
            return cart(cookie)
                    .map(full -> page(full, typed, problem))
                    .orElseGet(() -> filled(null, typed, new Notice("notice-warn", EMPTY), problem));
        } catch (RuntimeException fault) {
            LOG.debugf("The checkout has no cart to show: %s", Outages.refusal(fault));
            return filled(null, typed, problem == null ? new Notice("notice-warn", AWAY) : notice(problem), problem);
        }
    }

    /** The page again without a look at the cart: nobody is asked. */
    static CheckoutPage refused(Typed typed, Problem problem) {
        return filled(null, typed, notice(problem), problem);
    }

    /** The cart, if there is something in it. */
    private Optional<Cart> cart(@Nullable String cookie) {
        return Optional.ofNullable(carts.held(cookie)).flatMap(carts::find).filter(full -> !full.items()
                .isEmpty());
    }

    private CheckoutPage page(Cart cart, Typed typed, @Nullable Problem problem) {
        return claims.find(cart.at())
                .map(ordered -> ordered.id().toString().equals(typed.repeats())
                        ? filled(cart, typed, problem == null ? oneMore(ordered) : notice(problem), problem)
                        : ordered(ordered))
                .orElseGet(() -> filled(cart, typed, problem == null ? null : notice(problem), problem));
    }

    private static CheckoutPage ordered(Ordered ordered) {
        return new CheckoutPage(
                null,
                null,
                new OrderedPage(ordered.number(), "/orders/" + ordered.id(), "/checkout?again=" + ordered.id()));
    }

    private static Notice oneMore(Ordered ordered) {
        return new Notice(
                "notice-warn",
                "You have just ordered these items: order %s. This form orders and pays for them once more."
                        .formatted(ordered.number()));
    }

    /** @param cart null if it cannot be shown */
    private static CheckoutPage filled(
            @Nullable Cart cart, Typed typed, @Nullable Notice notice, @Nullable Problem problem) {
        Money total = cart == null ? null : cart.total();
        List<FieldError> errors = problem == null ? List.of() : problem.errors();
        List<Group> groups = CheckoutFields.groups(typed.values(), errors);
        Form form = new Form(
                cart == null
                        ? List.of()
                        : cart.items().stream().map(CheckoutView::row).toList(),
                total == null ? "" : total.display(),
                problem != null && problem.slug().equals(KEY_REUSED)
                        ? UUID.randomUUID().toString()
                        : typed.key(),
                cart == null ? typed.expectedTotal() : total == null ? "" : total.amount(),
                typed.repeats(),
                groups,
                wrong(groups),
                Countries.in(typed.language()),
                typed.language().toLanguageTag(),
                typed.saved().stream()
                        .map(saved ->
                                new Saved(saved.id().toString(), saved.address().name(), saved.text()))
                        .toList());
        return new CheckoutPage(form.wrong().isEmpty() ? notice : null, form, null);
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
            case "sold-out", "off-sale" ->
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
