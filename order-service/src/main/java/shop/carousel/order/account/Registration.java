package shop.carousel.order.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/**
 * What somebody opens an account with.
 *
 * @param email in lower case
 */
record Registration(String email, String password, String name) {

    private static final int LONGEST_NAME = 200;

    /** Checks all of it; a 422 names everything that is wrong. */
    static Registration of(
            @Nullable String email, @Nullable String password, @Nullable String name, int shortestPassword) {
        String mail = text(email);
        String secret = password == null ? "" : password;
        String called = text(name);
        new Problem.Fields()
                .require(EmailAddress.isValid(mail), "email", EmailAddress.RULE)
                .require(
                        secret.length() >= shortestPassword && secret.length() <= Credentials.LONGEST,
                        "password",
                        "must have %d to %d characters".formatted(shortestPassword, Credentials.LONGEST))
                .require(
                        !called.isEmpty() && called.length() <= LONGEST_NAME,
                        "name",
                        "must have 1 to " + LONGEST_NAME + " characters")
                .throwIfAny();
        return new Registration(mail.toLowerCase(Locale.ROOT), secret, called);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    @Override
    public String toString() {
        return "Registration[" + email + "]";
    }
}
