package shop.carousel.order.addressbook;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An address that is to be kept, as documents describe it; it is read field by field ({@link AddressForm}).
 *
 * @param preferred whether the checkout fills it in unasked; the first address of an account is filled in in any case
 */
@Schema(
        name = "AddressRequest",
        requiredProperties = {"name", "line1", "city", "country"})
record AddressBody(
        @Schema(maxLength = 200, examples = "Ada Lovelace") String name,
        @Schema(maxLength = 200, examples = "12 Mill Lane") String line1,
        @Schema(maxLength = 200) @Nullable String line2,
        @Schema(maxLength = 100, examples = "Delft") String city,
        @Schema(maxLength = 100) @Nullable String region,

        @Schema(maxLength = 20, examples = "2611 AB") @Nullable
        String postalCode,

        @Schema(maxLength = 100, examples = "NL") String country,
        @JsonProperty("default") boolean preferred) {}
