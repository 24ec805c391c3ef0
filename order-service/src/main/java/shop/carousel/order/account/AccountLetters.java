package shop.carousel.order.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.admission.TokenBuckets;
import shop.carousel.kit.work.WorkQueue;

/**
 * The letters about accounts that wait to be sent. An address gets a bounded number of letters; more are not written.
 * While mail is off, none are stored for later either.
 */
@Singleton
class AccountLetters implements PanacheRepositoryBase<AccountLetter, UUID> {

    /** The limit of letters to one address. */
    private static final String LIMIT = "letters";

    private static final Set<LetterKind> WITH_LINKS =
            EnumSet.of(LetterKind.WELCOME, LetterKind.RESET, LetterKind.NEW_ADDRESS);

    private final WorkQueue queue;
    private final Post post;
    private final TokenBuckets buckets;
    private final Clock clock;

    AccountLetters(WorkQueue queue, Post post, TokenBuckets buckets, Clock clock) {
        this.queue = queue;
        this.post = post;
        this.buckets = buckets;
        this.clock = clock;
    }

    /** Whether a letter to this address may be written now; it counts as written. */
    boolean mayReach(String recipient) {
        return post.enabled() && buckets.tryTake(LIMIT, recipient);
    }

    /**
     * Writes a letter, in the running transaction: it is sent if, and only if, that commits.
     *
     * @param account the recipient's account; null for no account, which costs as much and is not sent
     */
    @Transactional
    void write(@Nullable UUID account, LetterKind kind, String recipient) {
        AccountLetter letter = new AccountLetter(account, kind, recipient, clock.instant());
        persist(letter);
        queue.add(AccountMail.KIND, letter.id().toString(), Duration.ZERO);
    }

    @Transactional
    Optional<AccountLetter> waiting(UUID id) {
        return findByIdOptional(id);
    }

    /** Withdraws waiting letters that carry a link to an account. */
    @Transactional
    void takeBack(UUID account) {
        delete("accountId = ?1 and kind in ?2", account, WITH_LINKS);
    }

    @Transactional
    void sent(UUID id) {
        deleteById(id);
    }
}
