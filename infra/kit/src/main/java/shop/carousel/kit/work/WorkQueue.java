package shop.carousel.kit.work;

import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;

/**
 * Work to be done later or elsewhere, as rows. Promises: work that is added by a transaction is done if, and only if,
 * that transaction commits; at least once, by one process at a time while leases last; a process that dies leaves it to
 * another. All times are the database's. Does not promise any order.
 */
@Singleton
public final class WorkQueue {

    private static final int LONGEST_ERROR = 500;

    private static final String ADD = """
            insert into work (kind, key, due_at) select ?, unnest(?), now() + ? * interval '1 millisecond'
            on conflict (kind, key) do nothing""";
    private static final String REMOVE = "delete from work where kind = ? and key = any(?)";

    /**
     * The statement's time, not the clock's, which the index could not be asked for: what is due only later would be
     * read each time. And an array of keys, not a join, for which plans are kept that read all work.
     */
    static final String TAKE_UP = """
            update work set leased_until = clock_timestamp() + ? * interval '1 millisecond', attempts = attempts + 1
            where kind = ? and key = any (array (
              select key from work
              where kind = ? and due_at <= statement_timestamp()
                and (leased_until is null or leased_until <= statement_timestamp())
              order by due_at limit ? for update skip locked))
            returning key, attempts""";

    private static final String REMOVE_WAITING =
            REMOVE + " and (leased_until is null or leased_until <= statement_timestamp())";
    private static final String CONTAINS = "select 1 from work where kind = ? and key = ?";

    private static final String DONE = "delete from work where kind = ? and key = ? and attempts = ?";
    private static final String ALL_DONE = """
            delete from work w using unnest(?, ?, ?) as d (kind, key, attempts)
            where w.kind = d.kind and w.key = d.key and w.attempts = d.attempts
            returning w.kind, w.key, w.attempts""";
    private static final String POSTPONE = """
            update work set due_at = now() + ? * interval '1 millisecond', leased_until = null, last_error = ?
            where kind = ? and key = ? and attempts = ?""";
    private static final String GIVE_UP = """
            update work set due_at = null, leased_until = null, last_error = ?
            where kind = ? and key = ? and attempts = ?""";
    private static final String EXTEND = """
            update work set leased_until = clock_timestamp() + ? * interval '1 millisecond'
            where kind = ? and key = ? and attempts = ?""";
    private static final String HAND_BACK =
            "update work set due_at = now(), leased_until = null where kind = ? and key = ? and attempts = ?";
    private static final String RETRY =
            "update work set due_at = now(), attempts = 0 where kind = ? and key = ? and leased_until is null";

    private final Sql sql;
    private final TransactionSynchronizationRegistry transaction;
    private final Map<String, Bell> bells = new ConcurrentHashMap<>();

    WorkQueue(Sql sql, TransactionSynchronizationRegistry transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /**
     * Adds work to the running transaction, due after a while; nothing, where this kind has a row for the key already.
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

    /** Takes work back that is not needed any more. Whoever is at it just now finds that it is not theirs to end. */
    public boolean remove(String kind, String key) {
        return remove(kind, List.of(key)) == 1;
    }

    /** As {@link #remove(String, String)}, for many keys; returns how many there were. */
    public int remove(String kind, Collection<String> keys) {
        return keys.isEmpty() ? 0 : sql.update(REMOVE, kind, sorted(keys));
    }

    /** As {@link #remove(String, Collection)}, but leaves alone what somebody is at just now. */
    public int removeWaiting(String kind, Collection<String> keys) {
        return keys.isEmpty() ? 0 : sql.update(REMOVE_WAITING, kind, sorted(keys));
    }

    /** Whether there is work of this kind for the key: waiting, under way or given up. */
    public boolean contains(String kind, String key) {
        return sql.exists(CONTAINS, kind, key);
    }

    /** One order for all, so that two never wait for each other in a circle. */
    private static String[] sorted(Collection<String> keys) {
        return keys.stream().sorted().toArray(String[]::new);
    }

    /**
     * Ends the work; false where it was taken back, or another has taken it up since, and then nothing may come of it.
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
     * Begins the lease anew; false where the work was taken back, or another has taken it up since. In a transaction
     * nobody else takes it up until that ends: an effect in the same transaction is this process's alone.
     */
    public boolean extend(WorkItem item, Duration lease) {
        return sql.update(EXTEND, lease.toMillis(), item.kind(), item.key(), item.attempt()) == 1;
    }

    /** Leaves the work to whoever takes it up next, at once; false where it is not this process's any more. */
    public boolean handBack(WorkItem item) {
        return sql.update(HAND_BACK, item.kind(), item.key(), item.attempt()) == 1;
    }

    /**
     * Makes work that waits or was given up due at once, as if it were new; false where there is none, or somebody is
     * at it.
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

    List<WorkItem> takeUp(String kind, int limit, Duration lease) {
        return sql.plannedAnew().list(TAKE_UP, row -> item(kind, row), lease.toMillis(), kind, kind, limit);
    }

    private static WorkItem item(String kind, Row row) {
        return new WorkItem(kind, row.text("key"), row.integer("attempts"));
    }

    private static String shortened(String why) {
        return why.length() <= LONGEST_ERROR ? why : why.substring(0, LONGEST_ERROR);
    }
}
