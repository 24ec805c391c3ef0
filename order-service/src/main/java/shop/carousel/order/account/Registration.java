package shop.carousel.order.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.text.PlainText;
import shop.carousel.kit.text.TextReading.Given;
import shop.carousel.kit.validation.OneLine;

/** What somebody opens an account with. */
@Schema(
        name = "AccountRequest",
        requiredProperties = {"email", "password", "name"})
record Registration(
        @Schema(format = "email", maxLength = 254, examples = "ada@example.org") @MailAddress @Nullable
        String email,

        @Schema(format = "password", minLength = 8, maxLength = Credentials.LONGEST) @NewPassword @Nullable
        String password,

        @Schema(minLength = 1, maxLength = LONGEST_NAME, examples = "Ada Lovelace")
        @OneLine(max = LONGEST_NAME)
        @Nullable
        String name) {

    static final int LONGEST_NAME = 200;

    /** The spelling under which the account is kept. */
    String canonicalEmail() {
        return EmailAddress.read(email).orElseThrow().canonical();
    }

    SignInName signInName() {
        return SignInName.of(String.valueOf(email));
    }

    String secret() {
        return String.valueOf(password);
    }

    /** The name without what nobody sees. */
    String plainName() {
        return plain(name);
    }

    static String plain(@Nullable String name) {
        return PlainText.line(name, LONGEST_NAME) instanceof Given(String text) ? text : "";
    }

    @Override
    public String toString() {
        return "Registration[" + signInName().first() + "]";
    }
}
