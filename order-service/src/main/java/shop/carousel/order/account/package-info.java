/**
 * Accounts and sessions: who may sign in, and who is asking.
 */
@NullMarked
package shop.carousel.order.account;

import org.jspecify.annotations.NullMarked;
