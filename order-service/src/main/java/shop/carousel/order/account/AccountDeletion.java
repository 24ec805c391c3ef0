package shop.carousel.order.account;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.kit.outbox.OutboxEvent;
import shop.carousel.kit.problem.Problem;

/**
 * Exports and deletes personal data. Orders stay without the person; everything else is deleted with the account, and
 * its sessions end. An event tells other services to delete the person's data too.
 */
@Singleton
class AccountDeletion {

    private static final String TOPIC = "account-events";
    private static final String DELETED = "shop.carousel.account.deleted.v1";

    private final Accounts accounts;
    private final OwnPassword own;
    private final Sessions sessions;
    private final List<AccountData> rooms;
    private final Outbox outbox;
    private final Clock clock;

    AccountDeletion(
            Accounts accounts,
            OwnPassword own,
            Sessions sessions,
            @All List<AccountData> rooms,
            Outbox outbox,
            Clock clock) {
        this.accounts = accounts;
        this.own = own;
        this.sessions = sessions;
        this.rooms = rooms;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The data of {@code account.deleted}. */
    record Deleted(UUID accountId, Instant at) {}

    /** All data that the shop stores about a person. */
    Map<String, Object> export(Account account) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("account", Map.of("email", account.email(), "name", account.name(), "role", account.role()));
        all.put(
                "sessions",
                sessions.of(account.id()).stream()
                        .map(session -> Map.of(
                                "browser", session.browser(),
                                "openedAt", session.openedAt(),
                                "endsAt", session.endsAt()))
                        .toList());
        rooms.forEach(room -> all.put(room.name(), room.of(account.id())));
        return all;
    }

    /**
     * Deletes the account; the caller must know its password. A 409 while an order of it is under way.
     *
     * @param address where the request comes from
     */
    void delete(UUID id, @Nullable String password, String address) {
        AccountEntity account = own.required(id, "password", password, address);
        if (!account.account().role().equals(Roles.CUSTOMER)) {
            throw Problem.conflict(
                    "not-a-customer", "An account of an administrator or of support cannot be deleted here.");
        }
        sessions.tell(QuarkusTransaction.requiringNew().call(() -> {
            rooms.forEach(room -> room.forget(id));
            List<SessionEntity> open = sessions.open(id);
            accounts.deleteById(id);
            outbox.publish(OutboxEvent.of(TOPIC, id.toString(), DELETED, new Deleted(id, clock.instant())));
            return open;
        }));
    }
}
