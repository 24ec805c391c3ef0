package shop.carousel.kit.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Vetoed;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Broker;
import shop.carousel.kit.event.CloudEvent;
import shop.carousel.kit.event.Consumption;
import shop.carousel.kit.event.ConsumptionConfig;
import shop.carousel.kit.event.Consumptions;
import shop.carousel.kit.inbox.Inbox;
import shop.carousel.kit.jdbc.RowMapper;
import shop.carousel.kit.jdbc.Sql;

/**
 * Writers, two relays and two consumers, as they are shipped, on a real PostgreSQL and a broker that is simulated. One
 * seed is one schedule: who does something next, and how it fails: a transaction is rolled back; the broker refuses
 * events, or has them and does not say so; a relay's connection dies after it has published and before that is noted; a
 * relay stands still in the middle, while others go on; a consumer dies before its effect is committed, or before it is
 * acknowledged, or goes on after its partition went to another; records are poison, of every size. The laws: what was
 * committed is told, in order, and nothing else; each event has its effect once, in the order of its key; of the dead
 * letters each is a poison record, and each poison record is one; whoever stands still stops nobody.
 */
@Dependent
class RelaySimulation {

    /** What can be taken out. */
    enum Mend {
        NONE,
        /** The second delivery of an event has no effect. */
        INBOX,
        /** Events are written in the transaction of their cause. */
        TRANSACTION,
        /** Events are deleted once the broker has them. */
        ACKNOWLEDGEMENT,
        /** The oldest are published first. */
        ORDER,
        /** The database ends a relay that stands still. */
        STANDSTILL,
        /** What a dead-letter topic never takes is known from what it does not take now. */
        REFUSAL
    }

    private static final int STEPS = 24;
    private static final String CONSUMER = "simulation";
    private static final long STANDSTILL_MILLIS = 300;
    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(STANDSTILL_MILLIS + 4_000);
    private static final String EFFECTS = """
            create table if not exists simulated_effect (
              id bigint generated always as identity, run text not null, key text not null, number int not null)""";

    private final DataSource database;
    private final Sql plain;
    private final TransactionSynchronizationRegistry transaction;
    private final ObjectMapper json;
    private final Consumptions consumptions;

    RelaySimulation(
            DataSource database,
            TransactionSynchronizationRegistry transaction,
            ObjectMapper json,
            Consumptions consumptions) {
        this.database = database;
        this.plain = new Sql(database);
        this.transaction = transaction;
        this.json = json;
        this.consumptions = consumptions;
    }

    /** What was violated in that schedule, and when. */
    Optional<String> run(long seed, Mend without) {
        plain.update(EFFECTS);
        plain.update("delete from outbox");
        return new Schedule(seed, without).run();
    }

    /** The first of so many schedules in which something is violated. */
    Optional<String> found(Mend without, long schedules) {
        for (long seed = 0; seed < schedules; seed++) {
            var violation = run(seed, without);
            if (violation.isPresent()) {
                return Optional.of("schedule " + (seed + 1) + ": " + violation.get());
            }
        }
        return Optional.empty();
    }

    /** A transaction is not to be committed. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /** A process ends here. */
    private static final class Died extends Error {

        private static final long serialVersionUID = 1;
    }

    /** Statements without what was taken out. */
    @Vetoed
    private static final class EditedSql extends Sql {

        private static final String ALL_ARE_NEW =
                "select event_id from (select ? as consumer, unnest(?) as event_id) as delivered";

        private final Mend without;

        EditedSql(DataSource database, Mend without) {
            super(database);
            this.without = without;
        }

        @Override
        public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
            var edited =
                    switch (without) {
                        case ORDER ->
                            sql.replace("select * from taken order by id", "select * from taken order by id desc");
                        case STANDSTILL ->
                            sql.replace("idle_in_transaction_session_timeout", "carousel.nothing_listens_to_this");
                        case INBOX -> sql.startsWith("insert into inbox") ? ALL_ARE_NEW : sql;
                        default -> sql;
                    };
            return super.list(edited, mapper, parameters);
        }
    }

    private final class Schedule {

        private final SplittableRandom random;
        private final Mend without;
        private final String run = UUID.randomUUID().toString();
        private final Map<String, Integer> committed = new LinkedHashMap<>();
        private final SimulatedBroker broker;
        private final OutboxConfig config;
        private final Sql sql;
        private final Outbox outbox;
        private final Inbox inbox;
        private final Consumption consumption;
        private int acknowledged;
        private int poison;

        Schedule(long seed, Mend without) {
            random = new SplittableRandom(seed);
            this.without = without;
            for (int i = 0; i < 3; i++) {
                committed.put(run + i, 0);
            }
            broker = new SimulatedBroker(without != Mend.REFUSAL);
            config = Configs.of(
                    OutboxConfig.class,
                    Map.of(
                            "carousel.outbox.source",
                            "/simulation",
                            "carousel.outbox.standstill",
                            STANDSTILL_MILLIS + "ms",
                            "carousel.outbox.publish-timeout",
                            "2s",
                            "carousel.outbox.batch-size",
                            Integer.toString(1 + random.nextInt(8))));
            sql = new EditedSql(database, without);
            outbox = new Outbox(sql, transaction, json, config, () -> {});
            inbox = new Inbox(sql, transaction);
            consumption = consumptions.on(
                    broker,
                    Configs.of(
                            ConsumptionConfig.class,
                            Map.of(
                                    "carousel.consumption.attempts", "2",
                                    "carousel.consumption.first-pause", "1ms",
                                    "carousel.consumption.longest-pause", "5ms",
                                    "carousel.consumption.kept-bytes", "100")));
        }

        Optional<String> run() {
            for (int step = 0; step < STEPS; step++) {
                var violation = step();
                if (violation.isPresent()) {
                    int last = step;
                    return violation.map(what -> "step " + last + ": " + what);
                }
            }
            return settle().or(this::judge);
        }

        private Optional<String> step() {
            return switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> write();
                case 4, 5, 6 -> drain();
                case 7 -> stand();
                case 8 -> poison();
                default -> consume(broker.records());
            };
        }

        private Optional<String> write() {
            var key = run + random.nextInt(3);
            int events = 1 + random.nextInt(4);
            boolean commits = random.nextInt(4) > 0;
            int before = committed.getOrDefault(key, 0);
            var some = IntStream.range(before, before + events)
                    .mapToObj(number -> OutboxEvent.of(SimulatedBroker.topic(), key, "t", Map.of("n", number)))
                    .toList();
            try {
                QuarkusTransaction.requiringNew().run(() -> write(some, commits));
            } catch (Undone undone) {
                // So it is.
            }
            committed.put(key, commits ? before + events : before);
            return Optional.empty();
        }

        private void write(List<OutboxEvent> some, boolean commits) {
            if (without == Mend.TRANSACTION) {
                QuarkusTransaction.requiringNew().run(() -> outbox.publish(some));
            } else {
                outbox.publish(some);
            }
            if (!commits) {
                throw new Undone();
            }
        }

        private OutboxShard relay(Broker through) {
            return new OutboxShard(sql, publisher(through), config);
        }

        private EventPublisher publisher(Broker through) {
            return without != Mend.ACKNOWLEDGEMENT
                    ? new EventPublisher(through, config)
                    : new EventPublisher(
                            (topic, key, value, headers) -> {
                                through.send(topic, key, value, headers).isDone();
                                return CompletableFuture.completedFuture(null);
                            },
                            config);
        }

        private Optional<String> drain() {
            int after = random.nextInt(4);
            int[] sent = new int[1];
            int kind = random.nextInt(5);
            var relay = relay((topic, key, value, headers) -> {
                boolean now = sent[0]++ == after;
                if (kind == 1 && now) {
                    broker.send(topic, key, value, headers);
                    return CompletableFuture.failedFuture(new IllegalStateException("no word from the broker"));
                }
                if (kind == 2 && sent[0] > after) {
                    return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
                }
                if (kind == 3 && now) {
                    endConnection();
                }
                return broker.send(topic, key, value, headers);
            });
            try {
                relay.drain(relay.waiting());
            } catch (RuntimeException fault) {
                // Its events stay.
            }
            return Optional.empty();
        }

        /** Whoever publishes on this connection cannot note it any more. */
        private void endConnection() {
            int process = plain.list("select pg_backend_pid() as pid", row -> row.integer("pid"))
                    .getFirst();
            QuarkusTransaction.requiringNew().run(() -> plain.exists("select pg_terminate_backend(?)", process));
        }

        /** One stands still in the middle of a batch; the other has to go on, and still when the first does, too. */
        private Optional<String> stand() {
            var stands = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            var standing = Thread.startVirtualThread(() -> {
                var relay = relay((topic, key, value, headers) -> {
                    stands.countDown();
                    pass(goOn);
                    return broker.send(topic, key, value, headers);
                });
                try {
                    relay.drain(relay.waiting());
                } catch (RuntimeException ended) {
                    // As it should be.
                } finally {
                    stands.countDown();
                }
            });
            pass(stands);
            write();
            var violation = awaitPublished(standing.isAlive() ? SOON_NANOS : 2 * SOON_NANOS);
            goOn.countDown();
            join(standing);
            return violation;
        }

        private Optional<String> awaitPublished(long nanos) {
            long end = System.nanoTime() + nanos;
            var relay = relay(broker);
            while (!relay.waiting().isEmpty()) {
                if (System.nanoTime() > end) {
                    return Optional.of("nobody publishes while one relay stands still");
                }
                try {
                    relay.drain(relay.waiting());
                    TimeUnit.MILLISECONDS.sleep(5);
                } catch (RuntimeException | InterruptedException fault) {
                    return Optional.of("a relay fails: " + fault);
                }
            }
            return Optional.empty();
        }

        private Optional<String> poison() {
            int[] sizes = {0, 10, SimulatedBroker.LARGEST_LETTER - 20, 3 * SimulatedBroker.LARGEST_LETTER};
            broker.send(SimulatedBroker.topic(), "poison", "x".repeat(sizes[random.nextInt(sizes.length)]), List.of());
            poison++;
            return Optional.empty();
        }

        private Optional<String> consume(List<Arrived> records) {
            int end = Math.min(records.size(), acknowledged + 1 + random.nextInt(8));
            if (end == acknowledged) {
                return Optional.empty();
            }
            var poll = records.subList(acknowledged, end);
            int dies = random.nextInt(4);
            int at = random.nextInt(poll.size() + 1);
            var consumed = new CompletableFuture<Void>();
            var consumer = Thread.ofVirtual().unstarted(() -> {
                try {
                    if (dies == 1) {
                        hand(poll.subList(0, at), -1);
                    } else if (dies == 2) {
                        hand(poll, at);
                    } else if (dies == 3) {
                        hand(poll.subList(0, at), -1);
                        hand(poll, -1);
                        hand(poll.subList(at, poll.size()), -1);
                    } else {
                        hand(poll, -1);
                    }
                    consumed.complete(null);
                } catch (Throwable fault) {
                    consumed.completeExceptionally(fault);
                }
            });
            consumer.start();
            try {
                consumed.get(10 * STANDSTILL_MILLIS + 5_000, TimeUnit.MILLISECONDS);
                acknowledged = dies == 1 ? acknowledged : end;
            } catch (ExecutionException died) {
                return died.getCause() instanceof Died
                        ? Optional.empty()
                        : Optional.of("a consumer fails: " + died.getCause());
            } catch (TimeoutException stuck) {
                consumer.interrupt();
                return Optional.of("a consumer does not advance");
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
            return Optional.empty();
        }

        private void hand(List<Arrived> poll, int diesAt) {
            if (poll.isEmpty()) {
                return;
            }
            int[] handled = new int[1];
            consumption.consume(CONSUMER, poll, event -> handle(event, handled[0]++ == diesAt));
        }

        private void handle(CloudEvent event, boolean dies) {
            QuarkusTransaction.requiringNew().run(() -> {
                if (inbox.firstDelivery(CONSUMER, event.id())) {
                    sql.update(
                            "insert into simulated_effect (run, key, number) values (?, ?, ?)",
                            run,
                            event.subject(),
                            number(event.data()));
                }
                if (dies) {
                    throw new Died();
                }
            });
        }

        private static int number(String data) {
            return Integer.parseInt(data.replaceAll("\\D", ""));
        }

        private Optional<String> settle() {
            var violation = awaitPublished(2 * SOON_NANOS);
            while (violation.isEmpty() && acknowledged < broker.records().size()) {
                violation = consume(broker.records());
            }
            return violation;
        }

        private Optional<String> judge() {
            return Stream.of(told(), effects(), letters())
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        private Optional<String> told() {
            for (var each : committed.entrySet()) {
                var numbers = broker.records().stream()
                        .filter(record -> each.getKey().equals(record.key()))
                        .map(record -> number(String.valueOf(record.value())))
                        .distinct()
                        .toList();
                var wanted = IntStream.range(0, each.getValue()).boxed().toList();
                if (!numbers.equals(wanted)) {
                    return Optional.of(
                            "%s were committed, and told first in this order: %s".formatted(wanted, numbers));
                }
            }
            return Optional.empty();
        }

        private Optional<String> effects() {
            for (var each : committed.entrySet()) {
                var numbers = plain.list(
                        "select number from simulated_effect where run = ? and key = ? order by id",
                        row -> row.integer("number"),
                        run,
                        each.getKey());
                var wanted = IntStream.range(0, each.getValue()).boxed().toList();
                if (!numbers.equals(wanted)) {
                    return Optional.of("%s were committed, and had effects: %s".formatted(wanted, numbers));
                }
            }
            return Optional.empty();
        }

        private Optional<String> letters() {
            var places = new ArrayList<String>();
            broker.letters().forEach(letter -> letter.text("dead_letter_origin").ifPresent(places::add));
            long different = places.stream().distinct().count();
            return different == poison
                    ? Optional.empty()
                    : Optional.of("%d records of poison, and dead letters of %d".formatted(poison, different));
        }
    }

    private static void pass(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a schedule hangs");
            }
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
