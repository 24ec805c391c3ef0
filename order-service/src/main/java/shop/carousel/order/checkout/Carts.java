package shop.carousel.order.checkout;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.validation.LineLimits;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.checkout.CartClient.Cart;

/** The carts of the cart service. */
@Singleton
class Carts {

    private final CartClient carts;
    private final CheckoutConfig config;
    private final LineLimits limits;
    private final SignedIn signedIn;

    Carts(@RestClient CartClient carts, CheckoutConfig config, LineLimits limits, SignedIn signedIn) {
        this.signedIn = signedIn;
        this.carts = carts;
        this.config = config;
        this.limits = limits;
    }

    /** The cart, if there is one. A 503 when the cart service does not answer. */
    Optional<Cart> find(String id) {
        return Answers.found("The cart", carts.cart(id, signedIn.authorization()), config.patience());
    }

    /** The cart that a browser holds, or else the one that its account filled elsewhere, by its id. */
    @Nullable
    String held(@Nullable String cookie) {
        if (cookie != null) {
            return cookie;
        }
        String authorization = signedIn.authorization();
        return authorization == null
                ? null
                : Answers.found("The cart", carts.current(authorization), config.patience())
                        .map(Cart::id)
                        .orElse(null);
    }

    /** What the request wants: its own items, or those that its cart holds now. */
    Wanted wanted(OrderRequest request) {
        return request.cartId() == null ? new Wanted(request.items(), null) : wanted(request.cartId());
    }

    private Wanted wanted(String cartId) {
        Cart cart = find(cartId).orElseThrow(() -> Problem.invalid("cartId", "names no cart: " + cartId));
        int size = cart.items().size();
        if (size == 0 || size > limits.maxLines()) {
            throw Problem.invalid(
                    "cartId", "names a cart of %d lines; an order has 1 to %d".formatted(size, limits.maxLines()));
        }
        List<OrderRequest.Item> items = IntStream.range(0, size)
                .mapToObj(i -> item("items[" + i + "]", cart.items().get(i)))
                .toList();
        return new Wanted(items, cart.at());
    }

    private static OrderRequest.Item item(String field, CartClient.Item item) {
        return new OrderRequest.Item(field, item.sku(), item.quantity(), item.unitPrice());
    }
}
