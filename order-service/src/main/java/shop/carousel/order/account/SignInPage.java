package shop.carousel.order.account;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/**
 * All that the sign-in page prints.
 *
 * @param who who is signed in already; null for a guest
 * @param failure why it did not work; null when nothing was tried
 * @param registering whether it was the form for new accounts that was sent
 * @param errors what is wrong, by field
 */
record SignInPage(
        @Nullable String who,
        @Nullable String failure,
        boolean registering,
        String email,
        String name,
        Map<String, String> errors) {

    static SignInPage fresh(@Nullable String who) {
        return new SignInPage(who, null, false, "", "", Map.of());
    }

    static SignInPage refused(Problem problem, boolean registering, String email, String name) {
        Map<String, String> errors = new java.util.HashMap<>();
        List.copyOf(problem.errors()).forEach(error -> errors.putIfAbsent(error.field(), error.message()));
        return new SignInPage(null, problem.detail(), registering, email, name, errors);
    }

    /** What is wrong with a field of the form that was sent; null when nothing is. */
    public @Nullable String error(boolean inRegistration, String field) {
        return inRegistration == registering ? errors.get(field) : null;
    }

    /** What the form for signing in shows as the address. */
    public String signInEmail() {
        return registering ? "" : email;
    }

    /** What the form for new accounts shows as the address. */
    public String registerEmail() {
        return registering ? email : "";
    }
}
