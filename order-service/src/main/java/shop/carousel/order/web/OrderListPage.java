package shop.carousel.order.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the list of orders prints.
 *
 * @param whose whose orders these are, in words
 * @param next the link to older ones; null if there are none
 */
record OrderListPage(
        String whose, List<OrderRow> rows, @Nullable String next) {}
