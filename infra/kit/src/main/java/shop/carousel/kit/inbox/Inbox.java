package shop.carousel.kit.inbox;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import shop.carousel.kit.chaos.Mechanism;
import shop.carousel.kit.chaos.Mechanisms;

/** The events whose effects are committed. To be asked inside the transaction of the effect. */
@ApplicationScoped
public class Inbox {

    private static final String RECORD = """
            insert into inbox (consumer, event_id) select ?, unnest(?)
            on conflict do nothing returning event_id""";

    private static final int PURGED_AT_A_TIME = 10_000;
    private static final String PURGE = """
            delete from inbox where ctid = any (array (
              select ctid from inbox where at < now() - interval '14 days' limit %d))""".formatted(PURGED_AT_A_TIME);

    private final DataSource database;
    private final TransactionSynchronizationRegistry transaction;
    private final Mechanisms mechanisms;

    public Inbox(DataSource database, TransactionSynchronizationRegistry transaction, Mechanisms mechanisms) {
        this.database = database;
        this.transaction = transaction;
        this.mechanisms = mechanisms;
    }

    /**
     * Records the event for this consumer; false when it was recorded before, and then its effect is committed already.
     * A concurrent delivery of the same event waits here until this transaction ends.
     */
    public boolean firstDelivery(String consumer, UUID eventId) {
        return !firstDeliveries(consumer, List.of(eventId)).isEmpty();
    }

    /** Records the events for this consumer and returns those that were not recorded before. */
    public Set<UUID> firstDeliveries(String consumer, Collection<UUID> eventIds) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event is recorded inside the transaction of its effect");
        }
        try (Connection connection = database.getConnection();
                PreparedStatement record = connection.prepareStatement(RECORD)) {
            Array ids = connection.createArrayOf("uuid", eventIds.toArray());
            record.setString(1, consumer);
            record.setArray(2, ids);
            Set<UUID> fresh = read(record);
            return mechanisms.isOn(Mechanism.INBOX) ? fresh : Set.copyOf(eventIds);
        } catch (SQLException fault) {
            throw new InboxException("cannot record events of " + consumer, fault);
        }
    }

    private static Set<UUID> read(PreparedStatement record) throws SQLException {
        Set<UUID> fresh = new HashSet<>();
        try (ResultSet rows = record.executeQuery()) {
            while (rows.next()) {
                fresh.add(rows.getObject(1, UUID.class));
            }
        }
        return fresh;
    }

    /** Forgets what no topic can deliver again: topics keep 7 days, the inbox 14. In pieces, each soon done. */
    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void purge() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement purge = connection.prepareStatement(PURGE)) {
            int gone;
            do {
                gone = purge.executeUpdate();
            } while (gone == PURGED_AT_A_TIME);
        }
    }
}
