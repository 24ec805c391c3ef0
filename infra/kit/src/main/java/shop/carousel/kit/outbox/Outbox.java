package shop.carousel.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.trace.TraceParent;
import shop.carousel.kit.trace.Traces;

/**
 * The events of the running transaction. Promises: an event is published if, and only if, its transaction commits; at
 * least once; and events of one key in the order of their commits, provided that the writers of a key exclude each
 * other (they hold the same row's lock, or a version check fails one of them).
 *
 * <p>Promises neither exactly-once delivery (that is the {@linkplain shop.carousel.kit.inbox.Inbox consumer's part})
 * nor any order between keys.
 */
@Singleton
public final class Outbox {

    /** Any number of events in one statement; their ids rise in the order given. */
    private static final String INSERT = """
            insert into outbox (shard, event_id, topic, key, type, data, traceparent)
            select shard, event_id, topic, key, type, data, traceparent
            from unnest(?::int[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                with ordinality as e (shard, event_id, topic, key, type, data, traceparent, place)
            order by place""";

    private final Sql sql;
    private final TransactionSynchronizationRegistry transaction;
    private final ObjectMapper json;
    private final OutboxConfig config;
    private final Runnable wakeRelay;
    private final Supplier<Optional<TraceParent>> running;

    @Inject
    Outbox(
            Sql sql,
            TransactionSynchronizationRegistry transaction,
            ObjectMapper json,
            OutboxConfig config,
            OutboxRelay relay,
            Traces traces) {
        this(sql, transaction, json, config, relay::wake, traces::current);
    }

    /**
     * One outside of a container.
     *
     * @param wakeRelay is called after each commit; it must not block
     */
    public Outbox(
            Sql sql,
            TransactionSynchronizationRegistry transaction,
            ObjectMapper json,
            OutboxConfig config,
            Runnable wakeRelay) {
        this(sql, transaction, json, config, wakeRelay, Optional::empty);
    }

    private Outbox(
            Sql sql,
            TransactionSynchronizationRegistry transaction,
            ObjectMapper json,
            OutboxConfig config,
            Runnable wakeRelay,
            Supplier<Optional<TraceParent>> running) {
        this.sql = sql;
        this.transaction = transaction;
        this.json = json;
        this.config = config;
        this.wakeRelay = wakeRelay;
        this.running = running;
    }

    /** Adds one event to the running transaction. Fails with {@link IllegalStateException} if there is none. */
    public void publish(OutboxEvent event) {
        publish(List.of(event));
    }

    /**
     * Adds events to the running transaction, in the order given. Fails with {@link IllegalStateException} if there is
     * none.
     */
    public void publish(Collection<OutboxEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event is published inside the transaction of its cause");
        }
        insert(events);
        transaction.registerInterposedSynchronization(new AfterCommit(wakeRelay));
    }

    private void insert(Collection<OutboxEvent> events) {
        sql.update(
                INSERT,
                Columns.of(Integer.class, events, this::shardOf),
                Columns.of(UUID.class, events, OutboxEvent::id),
                Columns.of(String.class, events, OutboxEvent::topic),
                Columns.of(String.class, events, OutboxEvent::key),
                Columns.of(String.class, events, OutboxEvent::type),
                Columns.of(String.class, events, event -> write(event.data())),
                Columns.of(String.class, events, this::traceOf));
    }

    private int shardOf(OutboxEvent event) {
        return Math.floorMod(event.key().hashCode(), config.shards());
    }

    private @Nullable String traceOf(OutboxEvent event) {
        TraceParent trace = event.trace();
        return Optional.ofNullable(trace).or(running).map(TraceParent::text).orElse(null);
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("event data cannot be written as JSON: " + data.getClass(), fault);
        }
    }

    /** The relay sleeps until a commit; a slow poll behind it finds what a crash left. */
    private record AfterCommit(Runnable work) implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                work.run();
            }
        }
    }
}
