package shop.carousel.order.order;

import org.jspecify.annotations.Nullable;

/** Where an order goes. */
public record Address(
        String name, String line1, @Nullable String line2, String city, String postalCode, String country) {}
