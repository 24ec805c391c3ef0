package shop.carousel.order.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.identity.EndedSessions;
import shop.carousel.order.account.RefreshTokens.Shown;

/**
 * The sessions of accounts. Each change is committed at once. An end is stored in the database first, and then
 * announced to all services through the state Redis; if that was away or has lost its data, it is repeated within a
 * minute.
 */
@Singleton
class Sessions implements PanacheRepositoryBase<SessionEntity, UUID> {

    private static final Logger LOG = Logger.getLogger(Sessions.class);

    /** Of one account; who has more sees the newest. */
    private static final int LISTED = 100;

    /** Ends that are told again at a time; the newest come first. */
    private static final int TOLD_AGAIN = 10_000;

    private static final int LONGEST_BROWSER = 200;

    /** Who verifies a token takes it for so long after its end, for clocks that differ. */
    private static final Duration LENIENCY = Duration.ofMinutes(1);

    private final EndedSessions ended;
    private final SessionTokens tokens;
    private final RefreshTokens refreshes;
    private final Accounts accounts;
    private final AccountConfig config;
    private final Clock clock;

    Sessions(
            EndedSessions ended,
            SessionTokens tokens,
            RefreshTokens refreshes,
            Accounts accounts,
            AccountConfig config,
            Clock clock) {
        this.refreshes = refreshes;
        this.accounts = accounts;
        this.config = config;
        this.ended = ended;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * A session that is open.
     *
     * @param token says who its bearer is
     * @param refresh renews the token once; null if another request has got one a moment ago
     */
    record Opened(String token, @Nullable String refresh, Instant endsAt) {}

    /**
     * Opens a session.
     *
     * @param browser what the browser or program calls itself; cut where it is long
     */
    Opened open(Account account, String browser) {
        String name = browser.strip();
        int end = name.offsetByCodePoints(0, Math.min(LONGEST_BROWSER, name.codePointCount(0, name.length())));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SessionEntity session = new SessionEntity(
                UUID.randomUUID(), account.id(), name.substring(0, end), now, now.plus(config.sessionTime()));
        return QuarkusTransaction.requiringNew().call(() -> {
            persist(session);
            flush();
            return opened(account, session, refreshes.fresh(session.id()));
        });
    }

    private Opened opened(Account account, SessionEntity session, @Nullable String refresh) {
        return new Opened(tokens.sign(account, session.id(), session.endsAt()), refresh, session.endsAt());
    }

    /**
     * Renews the token of a session; empty if it is over. A refresh token works once: one that comes again, later than
     * two tabs of a browser would send it, was in two hands, and ends the session.
     */
    Optional<Opened> renew(String secret) {
        List<SessionEntity> stolen = new ArrayList<>();
        Optional<Opened> renewed = QuarkusTransaction.requiringNew().call(() -> switch (refreshes.use(secret)) {
            case Shown.Good(UUID session) -> renewed(session, refreshes::fresh);
            case Shown.JustUsed(UUID session) -> renewed(session, another -> null);
            case Shown.Reused(UUID session) -> {
                findByIdOptional(session).ifPresent(known -> {
                    known.end(clock.instant());
                    stolen.add(known);
                });
                yield Optional.empty();
            }
            case Shown.Unknown _ -> Optional.empty();
        });
        if (!stolen.isEmpty()) {
            LOG.warnf(
                    "Session %s has ended: what renews it was used twice.",
                    stolen.getFirst().id());
            tell(stolen);
        }
        return renewed;
    }

    private Optional<Opened> renewed(UUID id, Function<UUID, @Nullable String> refresh) {
        return findByIdOptional(id)
                .filter(session -> session.isOpen(clock.instant()))
                .flatMap(session -> accounts.kept(session.accountId())
                        .map(account -> opened(account.account(), session, refresh.apply(id))));
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

    /** Ends a session of that account; false if it has none of this number. */
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

    /** Announces the ends to all services. */
    void tell(List<SessionEntity> over) {
        try {
            for (SessionEntity session : over) {
                ended.add(session.id(), config.tokenTime().plus(LENIENCY));
            }
        } catch (RuntimeException away) {
            LOG.warnf("The ends of sessions cannot be told now, and will be told again: %s", away);
        }
    }

    /** For a Redis that was away, or was started anew. Tokens of sessions that ended earlier are over by themselves. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void tellAgain() {
        tell(QuarkusTransaction.requiringNew().call(() -> find(
                        "endedAt > ?1 order by endedAt desc",
                        clock.instant().minus(config.tokenTime()).minus(LENIENCY))
                .page(0, TOLD_AGAIN)
                .list()));
    }

    /** Deletes sessions that ended long ago. */
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void purge() {
        QuarkusTransaction.requiringNew().run(() -> delete("endsAt < ?1", clock.instant()));
    }
}
