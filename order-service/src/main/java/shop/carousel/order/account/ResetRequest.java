package shop.carousel.order.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who has forgotten a password. */
@Schema(
        name = "PasswordResetRequest",
        requiredProperties = {"email"})
record ResetRequest(
        @Schema(format = "email", maxLength = 254, examples = "ada@example.org") @MailAddress @Nullable
        String email) {

    SignInName name() {
        return SignInName.of(String.valueOf(email));
    }
}
