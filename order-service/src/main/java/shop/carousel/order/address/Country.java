package shop.carousel.order.address;

/**
 * A country or territory.
 *
 * @param code its two letters of ISO 3166-1
 * @param name in the language of whoever asked
 */
public record Country(String code, String name) {}
