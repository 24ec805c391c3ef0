package shop.carousel.order.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;

/** Signing in and registering, for the API and the pages alike. */
@Singleton
class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Clock clock;

    SignIn(Accounts accounts, Passwords passwords, SignInThrottle throttle, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * The account that the password opens. One 401 for a wrong password and an unknown account, after the same time;
     * 429 after many.
     */
    Account open(Credentials credentials, String address) {
        String email = credentials.name().first();
        throttle.admit(email, address);
        Optional<Account> account = accounts.find(credentials.name())
                .map(stored -> checked(stored, credentials.secret()))
                .orElseGet(() -> unknown(credentials.secret()));
        if (account.isEmpty()) {
            throw Problem.of(
                    401, "wrong-credentials", "Sign-in failed", "There is no account with this e-mail and password.");
        }
        throttle.succeeded(email, address);
        return account.get();
    }

    private Optional<Account> checked(AccountEntity stored, String password) {
        return passwords.matches(password, stored.passwordHash()) ? Optional.of(stored.account()) : Optional.empty();
    }

    private Optional<Account> unknown(String password) {
        passwords.spendTheTime(password);
        return Optional.empty();
    }

    /** A new customer's account. A 409 where the address has one. */
    Account register(Registration registration) {
        Account account =
                new Account(UUID.randomUUID(), registration.canonicalEmail(), registration.plainName(), Roles.CUSTOMER);
        AccountEntity kept = new AccountEntity(account, passwords.hash(registration.secret()), clock.instant());
        if (!accounts.add(kept, registration.signInName())) {
            throw Problem.conflict("account-exists", "There is an account with this e-mail already.")
                    .withError("email", "has an account already");
        }
        return account;
    }
}
