package shop.carousel.order.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.admission.TokenBuckets;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.account.AccountTokens.Purpose;
import shop.carousel.order.account.AccountTokens.Token;

/**
 * Changes an account's e-mail address: requested with the password, done by the link of a letter to the new address.
 * The old address gets a letter. Only the new address's reader learns whether it has an account.
 */
@Singleton
class EmailChange {

    /** The limit of each account. */
    private static final String LIMIT = "email-change";

    private final Accounts accounts;
    private final OwnPassword own;
    private final AccountTokens tokens;
    private final AccountLetters letters;
    private final TokenBuckets buckets;
    private final Clock clock;

    EmailChange(
            Accounts accounts,
            OwnPassword own,
            AccountTokens tokens,
            AccountLetters letters,
            TokenBuckets buckets,
            Clock clock) {
        this.accounts = accounts;
        this.own = own;
        this.tokens = tokens;
        this.letters = letters;
        this.buckets = buckets;
        this.clock = clock;
    }

    /**
     * Asks for it.
     *
     * @param address where the request comes from
     */
    void ask(UUID id, @Nullable String email, @Nullable String password, String address) {
        String next = EmailAddress.read(email)
                .map(EmailAddress::canonical)
                .orElseThrow(() -> Problem.invalid("email", EmailAddress.RULE));
        own.required(id, "password", password, address);
        buckets.take(LIMIT, id.toString());
        if (letters.mayReach(next)) {
            letters.write(id, LetterKind.NEW_ADDRESS, next);
        }
    }

    /** The account that the link is for; empty if it is not good. */
    Optional<UUID> look(@Nullable String token) {
        return tokens.look(token, Purpose.ADDRESS).map(Token::account);
    }

    /**
     * Makes the change for a caller who has the link and is signed in to the account or knows its password. Otherwise
     * an attacker could open an account with this address and wait for its reader to follow the link. A 410 if the link
     * is not good any more, a 409 if the address has another account by now.
     *
     * @param address where the request comes from
     */
    void confirm(@Nullable String token, Optional<UUID> signedIn, @Nullable String password, String address) {
        Token looked = tokens.look(token, Purpose.ADDRESS).orElseThrow(EmailChange::over);
        if (signedIn.filter(looked.account()::equals).isEmpty()) {
            own.required(looked.account(), "password", password, address);
        }
        Token shown = QuarkusTransaction.requiringNew()
                .call(() -> tokens.redeem(token, Purpose.ADDRESS))
                .orElseThrow(EmailChange::over);
        String before = accounts.kept(shown.account()).map(AccountEntity::email).orElse(shown.email());
        if (!accounts.confirm(shown.account(), shown.email(), clock.instant())) {
            throw Problem.conflict("address-taken", "This e-mail address has another account already.");
        }
        if (!before.equals(shown.email()) && letters.mayReach(before)) {
            letters.write(shown.account(), LetterKind.ADDRESS_CHANGED, before);
        }
    }

    private static Problem over() {
        return Problem.of(
                410, "link-expired", "This link has expired", "This link is no longer valid. Request another one.");
    }
}
