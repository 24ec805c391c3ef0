/** Accounts and sessions: sign-in, registration, passwords, and the caller's account. */
@NullMarked
package shop.carousel.order.account;

import org.jspecify.annotations.NullMarked;
