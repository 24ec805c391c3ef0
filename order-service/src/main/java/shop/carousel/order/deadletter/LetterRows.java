package shop.carousel.order.deadletter;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.order.deadletter.DeadLetter.State;
import shop.carousel.order.deadletter.DeadLetter.Step;

/** The rows of dead letters, and what happened to each. */
@Singleton
class LetterRows {

    private static final String INSERT = """
            insert into dead_letter (id, topic, consumer, key, payload, headers, reason, attempts, origin, state, died_at, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?)""";
    private static final String DIED_AGAIN = """
            update dead_letter set state = 'WAITING', reason = ?, attempts = attempts + ?, origin = ?, changed_at = ?
            where id = ?""";
    private static final String STEP =
            "insert into dead_letter_step (letter_id, action, at, done_by, note) values (?, ?, ?, ?, ?)";
    private static final String COLUMNS = """
            select id, topic, consumer, key, substring(payload for ?) as payload, headers, reason, attempts, origin, state, died_at
            from dead_letter""";
    private static final String PAGE = COLUMNS + " where id < ? and state = ? order by id desc limit ?";
    private static final String ONE = COLUMNS + " where id = ?";
    private static final String STEPS =
            "select action, at, done_by, note from dead_letter_step where letter_id = ? order by seq";
    private static final String LOCK =
            "select topic, key, payload, headers, state from dead_letter where id = ? for update";
    private static final String DECIDE = "update dead_letter set state = ?, changed_at = ? where id = ?";

    private static final int SHOWN_IN_LISTS = 1_000;
    private static final int SHOWN_ALONE = 2_000_000;

    private final Sql sql;
    private final LetterHeaders headers;
    private final Clock clock;

    LetterRows(Sql sql, LetterHeaders headers, Clock clock) {
        this.sql = sql;
        this.headers = headers;
        this.clock = clock;
    }

    /** Forgets what was decided long ago. */
    @Scheduled(every = "6h", delayed = "15m")
    void purge() {
        sql.update("delete from dead_letter where state <> 'WAITING' and changed_at < now() - interval '90 days'");
    }

    /** What is sent at a replay. */
    record Stored(
            String topic, @Nullable String key, @Nullable String payload, String headers, State state) {}

    void insert(UUID id, FallenRecord fallen) {
        sql.update(
                INSERT,
                id,
                fallen.topic(),
                fallen.consumer(),
                bytes(fallen.record().key()),
                bytes(fallen.record().value()),
                headers.write(fallen.ownHeaders()),
                fallen.reason(),
                fallen.attempts(),
                fallen.origin(),
                fallen.at(),
                clock.instant());
        note(id, "DIED", null, fallen.reason());
    }

    /** Notes that a replayed one has died again; false where it is not known any more. */
    boolean diedAgain(UUID id, FallenRecord fallen) {
        boolean known =
                sql.update(DIED_AGAIN, fallen.reason(), fallen.attempts(), fallen.origin(), clock.instant(), id) == 1;
        if (known) {
            note(id, "DIED", null, fallen.reason());
        }
        return known;
    }

    /** Decides what becomes of it. */
    void decide(UUID id, State state, String by) {
        sql.update(DECIDE, state, clock.instant(), id);
        note(id, state.name(), by, null);
    }

    private void note(UUID id, String action, @Nullable String by, @Nullable String note) {
        sql.update(STEP, id, action, clock.instant(), by, note);
    }

    /** Those behind an id, the newest first. */
    List<DeadLetter> page(State state, UUID before, int limit) {
        return sql.list(PAGE, this::letter, SHOWN_IN_LISTS, before, state, limit);
    }

    long waiting() {
        return sql.first("select count(*) from dead_letter where state = 'WAITING'", row -> row.bigint(1))
                .orElse(0L);
    }

    Optional<DeadLetter> find(UUID id) {
        return sql.first(ONE, this::letter, SHOWN_ALONE, id)
                .map(letter -> letter.with(sql.list(STEPS, LetterRows::step, id)));
    }

    /** The letter, locked until the transaction ends. */
    Optional<Stored> lock(UUID id) {
        return sql.first(LOCK, LetterRows::stored, id);
    }

    private static Stored stored(Row row) {
        return new Stored(
                row.text("topic"),
                text(row.bytesOrNull("key")),
                text(row.bytesOrNull("payload")),
                row.text("headers"),
                row.constant("state", State.class));
    }

    private DeadLetter letter(Row row) {
        return new DeadLetter(
                row.uuid("id"),
                row.text("topic"),
                row.text("consumer"),
                text(row.bytesOrNull("key")),
                text(row.bytesOrNull("payload")),
                headers.shown(row.text("headers")),
                row.text("reason"),
                row.integer("attempts"),
                row.text("origin"),
                row.constant("state", State.class),
                row.instant("died_at"),
                null);
    }

    private static Step step(Row row) {
        Instant at = row.instant("at");
        return new Step(row.text("action"), at, row.textOrNull("done_by"), row.textOrNull("note"));
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
