package shop.carousel.demo.client.retail;

import java.time.LocalDateTime;

/**
 * A cancellation of the file with the order that it is taken to cancel.
 *
 * @param invoice the cancellation's own number
 * @param order the latest earlier order of the same customer that has all the units that are given back
 */
public record RetailCancellation(String invoice, LocalDateTime date, RetailOrder order) {}
