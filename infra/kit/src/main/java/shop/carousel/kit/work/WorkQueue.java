package shop.carousel.kit.work;

import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;

/**
 * Work to be done later or elsewhere, as rows. Promises: work that is added by a transaction is done if, and only if,
 * that transaction commits; at least once, by one process at a time while leases last; a process that dies leaves it to
 * another. The database's time decides what is due. It does not end leases: a process that waits for one to end
 * measures it by its own monotonic clock ({@link LeaseWatch}). Promises no order.
 */
@Singleton
public final class WorkQueue {

    private static final int LONGEST_ERROR = 500;

    /** How many rows are looked at to find those that are held: more than all instances do at a time. */
    private static final int MOST_WATCHED = 1_000;

    private static final long WATCH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String UNTIL = "(extract(epoch from leased_until) * 1000000)::bigint";

    private static final String ADD = """
            insert into work (kind, key, due_at) select ?, unnest(?), now() + ? * interval '1 millisecond'
            on conflict (kind, key) do nothing""";
    private static final String REMOVE = "delete from work where kind = ? and key = any(?)";

    /**
     * The statement's time, not the clock's, which the index could not be asked for: what is due only later would be
     * read each time. And an array of keys, not a join, for which plans are kept that read all work.
     */
    static final String TAKE_UP = """
            update work
            set leased_until = clock_timestamp() + ? * interval '1 millisecond', lease_millis = ?,
                attempts = attempts + 1
            where kind = ? and key = any (array (
              select key from work
              where kind = ? and due_at <= statement_timestamp()
                and (leased_until is null or lease_millis is null and leased_until <= statement_timestamp())
              order by due_at limit ? for update skip locked))
            returning key, attempts""";

    /** Those that are held were due the longest. */
    private static final String HELD = """
            select key, attempts, lease_millis, %1$s as until
            from (select * from work where kind = ? and due_at is not null order by due_at limit %2$d) as oldest
            where leased_until is not null and lease_millis is not null""".formatted(UNTIL, MOST_WATCHED);

    private static final String TAKE_OVER = """
            update work
            set leased_until = clock_timestamp() + ? * interval '1 millisecond', lease_millis = ?,
                attempts = attempts + 1
            where kind = ? and key = ? and attempts = ? and %s = ?
            returning key, attempts""".formatted(UNTIL);

    private static final String REMOVE_WAITING =
            REMOVE + " and (leased_until is null or lease_millis is null and leased_until <= statement_timestamp())";
    private static final String CONTAINS = "select 1 from work where kind = ? and key = ?";

    private static final String DONE = "delete from work where kind = ? and key = ? and attempts = ?";
    private static final String ALL_DONE = """
            delete from work w using unnest(?, ?, ?) as d (kind, key, attempts)
            where w.kind = d.kind and w.key = d.key and w.attempts = d.attempts
            returning w.kind, w.key, w.attempts""";
    private static final String POSTPONE = """
            update work
            set due_at = now() + ? * interval '1 millisecond', leased_until = null, lease_millis = null, last_error = ?
            where kind = ? and key = ? and attempts = ?""";
    private static final String GIVE_UP = """
            update work set due_at = null, leased_until = null, lease_millis = null, last_error = ?
            where kind = ? and key = ? and attempts = ?""";
    private static final String EXTEND = """
            update work set leased_until = clock_timestamp() + ? * interval '1 millisecond', lease_millis = ?
            where kind = ? and key = ? and attempts = ?""";
    private static final String HAND_BACK = """
            update work set due_at = now(), leased_until = null, lease_millis = null
            where kind = ? and key = ? and attempts = ?""";
    private static final String RETRY =
            "update work set due_at = now(), attempts = 0 where kind = ? and key = ? and leased_until is null";

    private final Sql sql;
    private final TransactionSynchronizationRegistry transaction;
    private final Map<String, Bell> bells = new ConcurrentHashMap<>();
    private final Map<String, LeaseWatch> watches = new ConcurrentHashMap<>();
    private final Map<String, Long> watchedAt = new ConcurrentHashMap<>();

    WorkQueue(Sql sql, TransactionSynchronizationRegistry transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /**
     * Adds work to the running transaction, due after a delay; does nothing if this kind has a row for the key already.
     */
    public void add(String kind, String key, Duration delay) {
        add(kind, List.of(key), delay);
    }

    /** As {@link #add(String, String, Duration)}, for many keys in one statement. */
    public void add(String kind, Collection<String> keys, Duration delay) {
        if (keys.isEmpty()) {
            return;
        }
        sql.update(ADD, kind, sorted(keys), delay.toMillis());
        if (delay.isZero()) {
            bell(kind).ringAfterCommit(transaction);
        }
    }

    /** Withdraws work that is no longer needed. A process that is running it finds that it may not end it. */
    public boolean remove(String kind, String key) {
        return remove(kind, List.of(key)) == 1;
    }

    /** As {@link #remove(String, String)}, for many keys; returns how many there were. */
    public int remove(String kind, Collection<String> keys) {
        return keys.isEmpty() ? 0 : sql.update(REMOVE, kind, sorted(keys));
    }

    /** As {@link #remove(String, Collection)}, but leaves work alone that a process is running. */
    public int removeWaiting(String kind, Collection<String> keys) {
        return keys.isEmpty() ? 0 : sql.update(REMOVE_WAITING, kind, sorted(keys));
    }

    /** Whether there is work of this kind for the key: waiting, under way or given up. */
    public boolean contains(String kind, String key) {
        return sql.exists(CONTAINS, kind, key);
    }

    /** One order for all, to avoid deadlocks. */
    private static String[] sorted(Collection<String> keys) {
        return keys.stream().sorted().toArray(String[]::new);
    }

    /**
     * Ends the work; false if it was withdrawn, or another process has taken it up since: then it must have no effect.
     */
    public boolean done(WorkItem item) {
        return sql.update(DONE, item.kind(), item.key(), item.attempt()) == 1;
    }

    /** As {@link #done(WorkItem)}, for many in one statement; returns those that were this process's to end. */
    public Set<WorkItem> done(Collection<WorkItem> items) {
        return Set.copyOf(sql.list(
                ALL_DONE,
                row -> item(row.text("kind"), row),
                Columns.of(String.class, items, WorkItem::kind),
                Columns.of(String.class, items, WorkItem::key),
                Columns.of(Integer.class, items, WorkItem::attempt)));
    }

    /**
     * Renews the lease; false if the work was withdrawn, or another process has taken it up since. Within a transaction
     * no other process takes it up until the transaction ends, so an effect in that transaction is this process's
     * alone.
     */
    public boolean extend(WorkItem item, Duration lease) {
        long millis = lease.toMillis();
        return sql.update(EXTEND, millis, millis, item.kind(), item.key(), item.attempt()) == 1;
    }

    /** Releases the work for any process, at once; false if it is no longer this process's. */
    public boolean handBack(WorkItem item) {
        return sql.update(HAND_BACK, item.kind(), item.key(), item.attempt()) == 1;
    }

    /**
     * Makes work that waits or was given up due at once, as if it were new; false if there is none, or a process is
     * running it.
     */
    public boolean retry(String kind, String key) {
        boolean found = sql.update(RETRY, kind, key) == 1;
        bell(kind).ring();
        return found;
    }

    void postpone(WorkItem item, Duration pause, String why) {
        sql.update(POSTPONE, pause.toMillis(), shortened(why), item.kind(), item.key(), item.attempt());
    }

    void giveUp(WorkItem item, String why) {
        sql.update(GIVE_UP, shortened(why), item.kind(), item.key(), item.attempt());
    }

    Bell bell(String kind) {
        return bells.computeIfAbsent(kind, any -> new Bell());
    }

    /** Takes up work whose lease is over, and due work without a lease. */
    List<WorkItem> takeUp(String kind, int limit, Duration lease) {
        long millis = lease.toMillis();
        List<WorkItem> left = takeOver(kind, limit, millis);
        int room = limit - left.size();
        if (room == 0) {
            return left;
        }
        List<WorkItem> due = sql.plannedAnew().list(TAKE_UP, row -> item(kind, row), millis, millis, kind, kind, room);
        return left.isEmpty() ? due : Stream.concat(left.stream(), due.stream()).toList();
    }

    private List<WorkItem> takeOver(String kind, int limit, long millis) {
        return watch(kind).stream()
                .limit(limit)
                .flatMap(held -> takeOver(kind, held, millis).stream())
                .toList();
    }

    private Optional<WorkItem> takeOver(String kind, HeldWork held, long millis) {
        return sql.first(
                TAKE_OVER, row -> item(kind, row), millis, millis, kind, held.key(), held.attempt(), held.until());
    }

    /** The work whose lease is over; looks once a second at most. */
    private List<HeldWork> watch(String kind) {
        long now = System.nanoTime();
        Long before = watchedAt.get(kind);
        if (before != null && now - before < WATCH_NANOS) {
            return List.of();
        }
        watchedAt.put(kind, now);
        return watches.computeIfAbsent(kind, any -> new LeaseWatch())
                .over(sql.plannedAnew().list(HELD, WorkQueue::held, kind), now);
    }

    private static HeldWork held(Row row) {
        return new HeldWork(row.text("key"), row.integer("attempts"), row.bigint("until"), row.bigint("lease_millis"));
    }

    private static WorkItem item(String kind, Row row) {
        return new WorkItem(kind, row.text("key"), row.integer("attempts"));
    }

    private static String shortened(String why) {
        return why.length() <= LONGEST_ERROR ? why : why.substring(0, LONGEST_ERROR);
    }
}
