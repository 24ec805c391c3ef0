package shop.carousel.order.account;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/**
 * Checks the account's password once more. Guesses count like those of a sign-in, so a stolen session cannot guess more
 * often.
 */
@Singleton
class OwnPassword {

    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInThrottle throttle;

    OwnPassword(Accounts accounts, Passwords passwords, SignInThrottle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /**
     * The account, where the password is its own; else a 422 that names the field.
     *
     * @param address where the request comes from
     */
    AccountEntity required(UUID id, String field, @Nullable String password, String address) {
        AccountEntity account = accounts.kept(id)
                .orElseThrow(() -> Problem.of(401, "unauthorized", "Sign in", "This account no longer exists."));
        if (password == null || password.isEmpty() || password.length() > Credentials.LONGEST) {
            throw Problem.invalid(field, "give your password");
        }
        throttle.admit(account.email(), address);
        if (!passwords.matches(password, account.passwordHash())) {
            throw Problem.invalid(field, "is not your password");
        }
        throttle.succeeded(account.email(), address);
        return account;
    }
}
