package shop.carousel.order.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.kit.admission.TokenBuckets;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;

/** Signing in and registering, for the API and the pages alike. */
@Singleton
class SignIn {

    /** The limit of accounts that one client opens. */
    private static final String LIMIT = "sign-up";

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final SignInThrottle throttle;
    private final AccountLetters letters;
    private final TokenBuckets buckets;
    private final Clock clock;

    SignIn(
            Accounts accounts,
            Passwords passwords,
            PasswordRules rules,
            SignInThrottle throttle,
            AccountLetters letters,
            TokenBuckets buckets,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.throttle = throttle;
        this.letters = letters;
        this.buckets = buckets;
        this.clock = clock;
    }

    /**
     * The account that the password opens: the confirmed one of the address, or the newest unconfirmed one. One 401 for
     * a wrong password and an unknown account, after the same time; 429 after many.
     */
    Account open(Credentials credentials, String address) {
        String email = credentials.name().first();
        throttle.admit(email, address);
        Optional<Account> account = checked(accounts.find(credentials.name()), credentials.secret())
                .or(() -> checked(accounts.newest(credentials.name()), credentials.secret()));
        if (account.isEmpty()) {
            throw Problem.of(
                    401, "wrong-credentials", "Sign-in failed", "There is no account with this e-mail and password.");
        }
        throttle.succeeded(email, address);
        return account.get();
    }

    private Optional<Account> checked(Optional<AccountEntity> stored, String password) {
        if (stored.isEmpty()) {
            passwords.spendTheTime(password);
        }
        return stored.filter(account -> passwords.matches(password, account.passwordHash()))
                .map(AccountEntity::account);
    }

    /** A new customer's account, whether or not the address has one; only the reader of its mail learns about that. */
    Account register(Registration registration, HttpServerRequest http) {
        buckets.take(LIMIT, http);
        Account account =
                new Account(UUID.randomUUID(), registration.canonicalEmail(), registration.plainName(), Roles.CUSTOMER);
        String password =
                rules.required("password", registration.password(), account.email(), registration.plainName());
        AccountEntity kept = new AccountEntity(account, passwords.hash(password), clock.instant());
        boolean reachable = letters.mayReach(account.email());
        QuarkusTransaction.requiringNew().run(() -> {
            accounts.add(kept);
            if (reachable) {
                letters.write(account.id(), LetterKind.WELCOME, account.email());
            }
        });
        return account;
    }
}
