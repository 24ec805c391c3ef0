package shop.carousel.order.account;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.kit.admission.TokenBuckets;

/**
 * Requests a letter with a link to set a password. Whether the address has an account changes neither the answer nor
 * the work: in both cases an account is looked up and a letter is written; one of them is never sent.
 */
@Singleton
class PasswordResets {

    /** The limit of each address, and of each client. */
    private static final String LIMIT = "reset";

    private static final String CLIENT_LIMIT = "reset-client";

    private final Accounts accounts;
    private final AccountLetters letters;
    private final TokenBuckets buckets;

    PasswordResets(Accounts accounts, AccountLetters letters, TokenBuckets buckets) {
        this.accounts = accounts;
        this.letters = letters;
        this.buckets = buckets;
    }

    /** Asks for one; a 429 if that was too often. */
    void ask(SignInName name, HttpServerRequest http) {
        buckets.take(CLIENT_LIMIT, http);
        buckets.take(LIMIT, name.first());
        Optional<AccountEntity> account = accounts.find(name).or(() -> accounts.newest(name));
        String recipient = account.map(AccountEntity::email).orElse(name.first());
        if (letters.mayReach(recipient)) {
            UUID whose = account.map(found -> found.account().id()).orElse(null);
            letters.write(whose, LetterKind.RESET, recipient);
        }
    }
}
