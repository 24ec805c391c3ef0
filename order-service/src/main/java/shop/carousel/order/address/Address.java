package shop.carousel.order.address;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The address of an order.
 *
 * @param region a state, province or county, where the post wants one
 * @param postalCode null if the country has none
 * @param country the two letters of ISO 3166-1; orders of earlier versions have what was typed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Address(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        @Nullable String postalCode,
        String country) {}
