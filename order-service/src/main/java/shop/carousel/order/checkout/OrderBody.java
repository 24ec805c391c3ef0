package shop.carousel.order.checkout;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.validation.SkuForm;

/**
 * The body of {@code POST /api/orders} as the API describes it. {@link OrderRequestReader} reads it by hand; the
 * client that is generated from this description buys with it, and so holds the two together.
 */
@Schema(
        name = "OrderRequest",
        description = "An order, of either items or a cart.",
        requiredProperties = {"email", "shippingAddress", "payment"})
record OrderBody(
        @Schema(description = "The cart that is ordered.", maxLength = 100, examples = "q3mYcS0xTfy2aVh8Jt1kPw")
        @Nullable
        String cartId,

        @Schema(description = "The order that this cart is in already, to order it once more.") @Nullable
        UUID repeats,

        @Schema(minItems = 1, maxItems = 1500) @Nullable List<Line> items,

        @Schema(format = "email", maxLength = 254, examples = "ada@example.org")
        String email,

        To shippingAddress,
        Payment payment,

        @Schema(description = "What the shopper was shown; another total is answered 409.") @Nullable
        Money expectedTotal) {

    /** A line. */
    @Schema(
            name = "OrderRequestItem",
            requiredProperties = {"sku", "quantity"})
    record Line(
            @Schema(pattern = SkuForm.REGEX, examples = "LAMP-1")
            String sku,

            @Schema(minimum = "1", maximum = "9999", examples = "2")
            int quantity,

            @Schema(description = "The price that the shopper was shown; another one is answered 409.") @Nullable
            Money unitPrice) {}

    /** Where the parcel goes. */
    @Schema(
            name = "ShippingAddress",
            requiredProperties = {"name", "line1", "city", "country"})
    record To(
            @Schema(maxLength = 200, examples = "Ada Lovelace")
            String name,

            @Schema(maxLength = 200, examples = "Damrak 1") String line1,

            @Schema(maxLength = 200) @Nullable String line2,

            @Schema(maxLength = 100, examples = "Amsterdam") String city,

            @Schema(maxLength = 100) @Nullable String region,

            @Schema(maxLength = 20, examples = "1012 LG", description = "Where the country has postal codes.") @Nullable
            String postalCode,

            @Schema(maxLength = 100, examples = "NL", description = "A code of ISO 3166-1, or a name.")
            String country) {}

    /** A test card. */
    @Schema(
            name = "CardPayment",
            requiredProperties = {"cardNumber", "expiry", "cvc"})
    record Payment(
            @Schema(maxLength = 40, examples = "4242424242424242")
            String cardNumber,

            @Schema(maxLength = 40, examples = "12/34") String expiry,

            @Schema(pattern = "[0-9]{3,4}", examples = "123")
            String cvc) {}
}
