package shop.carousel.order.web;

import java.util.List;

/**
 * The content of the page of an account prints.
 *
 * @param admin whether it works for the shop
 * @param rows its newest orders
 */
record AccountPage(String name, String email, boolean admin, List<OrderRow> rows) {}
