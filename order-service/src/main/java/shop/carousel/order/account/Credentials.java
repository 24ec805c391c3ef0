package shop.carousel.order.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The credentials of a sign-in. A text that cannot be an address belongs to no account, and gets the same answer. */
@Schema(
        name = "SessionRequest",
        requiredProperties = {"email", "password"})
record Credentials(
        @NotBlank(message = NO_EMAIL) @Size(max = LONGEST, message = NO_EMAIL) @Nullable
        String email,

        @NotBlank(message = NO_PASSWORD) @Size(max = LONGEST, message = NO_PASSWORD) @Nullable
        String password) {

    /** The longest that is read. Argon2 takes any length; a limit keeps the work bounded. */
    static final int LONGEST = 256;

    private static final String NO_EMAIL = "give your e-mail address";
    private static final String NO_PASSWORD = "give your password";

    SignInName name() {
        return SignInName.of(String.valueOf(email));
    }

    String secret() {
        return String.valueOf(password);
    }

    @Override
    public String toString() {
        return "Credentials[" + name().first() + "]";
    }
}
