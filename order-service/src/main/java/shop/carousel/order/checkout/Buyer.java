package shop.carousel.order.checkout;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.account.Account;

/**
 * The buyer of an order.
 *
 * @param account empty for a guest
 * @param browserCart the cart of the browser, whose id nobody else knows; null if there is none
 * @param language in which countries may be named, besides English
 */
record Buyer(Optional<Account> account, @Nullable String browserCart, Locale language) {}
