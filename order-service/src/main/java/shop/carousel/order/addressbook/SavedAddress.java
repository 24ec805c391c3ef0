package shop.carousel.order.addressbook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.address.Address;

/**
 * An address that an account keeps.
 *
 * @param preferred whether the checkout fills it in unasked
 */
@Schema(
        name = "SavedAddress",
        requiredProperties = {"id", "name", "line1", "city", "country", "default"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SavedAddress(
        UUID id,
        @JsonUnwrapped Address address,
        @JsonProperty("default") boolean preferred) {

    /** All but the name, in one line. */
    public String text() {
        List<@Nullable String> parts = Arrays.asList(
                address.line1(),
                address.line2(),
                Stream.of(address.postalCode(), address.city())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")),
                address.region(),
                address.country());
        return parts.stream().filter(Objects::nonNull).collect(Collectors.joining(", "));
    }
}
