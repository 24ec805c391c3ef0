package shop.carousel.order.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.validation.OneLine;

/** What somebody wants to be called. */
@Schema(
        name = "ProfileRequest",
        requiredProperties = {"name"})
record ProfileChange(
        @Schema(minLength = 1, maxLength = Registration.LONGEST_NAME, examples = "Ada Lovelace")
        @OneLine(max = Registration.LONGEST_NAME)
        @Nullable
        String name) {

    /** The name without what nobody sees. */
    String plainName() {
        return Registration.plain(name);
    }
}
