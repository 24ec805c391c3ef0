package shop.carousel.order.checkout;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import shop.carousel.order.checkout.CartClient.Cart;

/** The carts of the cart service. */
@Singleton
class Carts {

    private final CartClient carts;
    private final CheckoutConfig config;

    Carts(@RestClient CartClient carts, CheckoutConfig config) {
        this.carts = carts;
        this.config = config;
    }

    /** The cart, if there is one. A 503 when the cart service does not answer. */
    Optional<Cart> find(String id) {
        return Answers.found("The cart", carts.cart(id), config.patience());
    }
}
