package shop.carousel.order.checkout;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.account.Account;

/**
 * Who orders.
 *
 * @param account empty for a guest
 * @param browserCart the cart of the browser, which nobody else knows; null where there is none
 * @param language in which countries may be named, besides English
 */
record Buyer(Optional<Account> account, @Nullable String browserCart, Locale language) {}
