/**
 * An account's saved addresses: added, changed and deleted on pages and in the API, and chosen at checkout ({@link
 * shop.carousel.order.addressbook.AddressBook}).
 */
@NullMarked
package shop.carousel.order.addressbook;

import org.jspecify.annotations.NullMarked;
