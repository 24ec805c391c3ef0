package shop.carousel.order.account;

import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/** What somebody signs in with. */
record Credentials(SignInName name, String password) {

    /** The longest that is read. Argon2 takes any length; a limit keeps the work bounded. */
    static final int LONGEST = 256;

    /** Checks that both are there; a 422 names what is not. What cannot be an address is no account's. */
    static Credentials of(@Nullable String email, @Nullable String password) {
        new Problem.Fields()
                .require(isGiven(email), "email", "give your e-mail address")
                .require(isGiven(password), "password", "give your password")
                .throwIfAny();
        return new Credentials(SignInName.of(String.valueOf(email)), String.valueOf(password));
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST;
    }

    @Override
    public String toString() {
        return "Credentials[" + name.first() + "]";
    }
}
