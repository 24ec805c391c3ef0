package shop.carousel.order.checkout;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import shop.carousel.order.account.AccountData;
import shop.carousel.order.account.SignedIn;

/**
 * The carts of an account, which the cart service keeps: it gives them to the signed-in account. They are deleted last,
 * because that cannot be undone.
 */
@Singleton
@Priority(1)
class CartData implements AccountData {

    private final CartClient carts;
    private final CheckoutConfig config;
    private final SignedIn signedIn;

    CartData(@RestClient CartClient carts, CheckoutConfig config, SignedIn signedIn) {
        this.carts = carts;
        this.config = config;
        this.signedIn = signedIn;
    }

    @Override
    public String name() {
        return "carts";
    }

    @Override
    public List<?> of(UUID account) {
        return Answers.found("The cart", carts.current(signedIn.authorization()), config.patience()).stream()
                .toList();
    }

    @Override
    public void forget(UUID account) {
        Answers.gone("The cart", carts.remove(signedIn.authorization()), config.patience());
    }
}
