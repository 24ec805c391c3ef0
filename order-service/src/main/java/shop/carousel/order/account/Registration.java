package shop.carousel.order.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.text.PlainText;
import shop.carousel.kit.text.TextReading.Given;
import shop.carousel.kit.text.TextReading.Missing;
import shop.carousel.kit.text.TextReading.Refused;

/** What somebody opens an account with. */
record Registration(EmailAddress email, SignInName signInName, String password, String name) {

    private static final int LONGEST_NAME = 200;

    /** Checks all of it; a 422 names everything that is wrong. */
    static Registration of(
            @Nullable String email, @Nullable String password, @Nullable String name, int shortestPassword) {
        Problem.Fields wrong = new Problem.Fields();
        Optional<EmailAddress> mail = EmailAddress.read(email);
        String secret = password == null ? "" : password;
        wrong.require(mail.isPresent(), "email", EmailAddress.RULE)
                .require(
                        secret.length() <= Credentials.LONGEST && Passwords.lengthOf(secret) >= shortestPassword,
                        "password",
                        "must have %d to %d characters".formatted(shortestPassword, Credentials.LONGEST));
        String called = name(name, wrong);
        wrong.throwIfAny();
        return new Registration(mail.orElseThrow(), SignInName.of(String.valueOf(email)), secret, called);
    }

    private static String name(@Nullable String name, Problem.Fields wrong) {
        return switch (PlainText.line(name, LONGEST_NAME)) {
            case Given(String text) -> text;
            case Missing _ -> refused("must have 1 to " + LONGEST_NAME + " characters", wrong);
            case Refused(String why) -> refused(why, wrong);
        };
    }

    private static String refused(String why, Problem.Fields wrong) {
        wrong.require(false, "name", why);
        return "";
    }

    @Override
    public String toString() {
        return "Registration[" + email.text() + "]";
    }
}
