package shop.carousel.order.addressbook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The limits of address books. */
@ConfigMapping(prefix = "carousel.address-book")
public interface AddressBookConfig {

    /** How many addresses an account keeps at most. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int addresses();
}
