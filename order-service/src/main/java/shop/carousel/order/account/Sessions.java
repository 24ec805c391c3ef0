package shop.carousel.order.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import shop.carousel.kit.identity.EndedSessions;

/**
 * Who is signed in. What is changed here is committed at once. An end is kept in the database first and then told to
 * all services through the state Redis; what that did not hear of, or has forgotten, it is told within a minute.
 */
@Singleton
class Sessions implements PanacheRepositoryBase<SessionEntity, UUID> {

    private static final Logger LOG = Logger.getLogger(Sessions.class);

    /** Of one account; who has more sees the newest. */
    private static final int LISTED = 100;

    /** Ends that are told again at a time; the newest come first. */
    private static final int TOLD_AGAIN = 10_000;

    private static final int LONGEST_BROWSER = 200;

    private final EndedSessions ended;
    private final SessionTokens tokens;
    private final Clock clock;

    Sessions(EndedSessions ended, SessionTokens tokens, Clock clock) {
        this.ended = ended;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Opens a session; its token.
     *
     * @param browser what the browser or program calls itself; cut where it is long
     */
    String open(Account account, String browser) {
        var token = tokens.sign(account);
        String name = browser.strip();
        int end = name.offsetByCodePoints(0, Math.min(LONGEST_BROWSER, name.codePointCount(0, name.length())));
        QuarkusTransaction.requiringNew()
                .run(() -> persist(new SessionEntity(
                        token.session(), account.id(), name.substring(0, end), token.issuedAt(), token.expiresAt())));
        return token.text();
    }

    /** The sessions of an account that have not ended, the newest first. */
    @Transactional
    List<SessionEntity> of(UUID account) {
        return find(
                        "accountId = ?1 and endedAt is null and endsAt > ?2 order by openedAt desc, id",
                        account,
                        clock.instant())
                .page(0, LISTED)
                .list();
    }

    /** Ends a session of that account; false where it has none of this number. */
    boolean end(UUID account, UUID session) {
        Optional<SessionEntity> found = QuarkusTransaction.requiringNew().call(() -> {
            Optional<SessionEntity> known =
                    find("id = ?1 and accountId = ?2", session, account).firstResultOptional();
            known.ifPresent(it -> it.end(clock.instant()));
            return known;
        });
        found.ifPresent(it -> tell(List.of(it)));
        return found.isPresent();
    }

    /** Ends all sessions of an account. */
    void endAll(UUID account) {
        end(() -> list("accountId = ?1 and endedAt is null", account));
    }

    /** Ends all sessions of an account but one. */
    void endOthers(UUID account, UUID kept) {
        end(() -> list("accountId = ?1 and endedAt is null and id <> ?2", account, kept));
    }

    private void end(Supplier<List<SessionEntity>> found) {
        tell(QuarkusTransaction.requiringNew().call(() -> {
            List<SessionEntity> open = found.get();
            open.forEach(session -> session.end(clock.instant()));
            return open;
        }));
    }

    /** The sessions of an account that may have tokens. In the running transaction. */
    List<SessionEntity> open(UUID account) {
        return list("accountId = ?1 and endedAt is null and endsAt > ?2", account, clock.instant());
    }

    /** Tells all services that these are over. */
    void tell(List<SessionEntity> over) {
        Instant now = clock.instant();
        try {
            for (SessionEntity session : over) {
                if (session.rest(now).isPositive()) {
                    ended.add(session.id(), session.rest(now));
                }
            }
        } catch (RuntimeException away) {
            LOG.warnf("The ends of sessions cannot be told now, and will be told again: %s", away);
        }
    }

    /** For a Redis that was away, or was started anew. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void tellAgain() {
        tell(QuarkusTransaction.requiringNew()
                .call(() -> find("endedAt is not null and endsAt > ?1 order by endedAt desc", clock.instant())
                        .page(0, TOLD_AGAIN)
                        .list()));
    }

    /** What is over for long is of no use to anybody. */
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void purge() {
        QuarkusTransaction.requiringNew().run(() -> delete("endsAt < ?1", clock.instant()));
    }
}
