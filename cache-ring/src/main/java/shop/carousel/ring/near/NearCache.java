package shop.carousel.ring.near;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheSpec;

/**
 * The values of one cache that this process keeps for itself.
 *
 * <p>Promises: a value is answered only while the stream of the node that it was read from has delivered everything up
 * to a second ago, and only in the view of the ring in which it was read. Values are shared by all callers.
 */
public final class NearCache<V> {

    /*
     * A value that was read from a node may be outdated before it is kept. Each key has a generation, shared with some
     * others, which an invalidation raises before it removes what is kept. A reader notes the generation before it
     * asks, keeps, and then compares: either it sees the new generation and takes its value back, or the invalidation
     * comes after the value and removes it.
     */

    private static final int GENERATIONS = 1_024;

    /** What an entry costs besides its payload and key. */
    private static final int OVERHEAD_BYTES = 128;

    private final String name;
    private final Cache<String, Kept<V>> kept;
    private final AtomicLongArray generations = new AtomicLongArray(GENERATIONS);

    private record Kept<V>(Ticket ticket, long version, Optional<V> value, int bytes, long endNanos) {

        boolean isGood(Object view) {
            long now = System.nanoTime();
            return ticket.view() == view
                    && now - endNanos < 0
                    && ticket.stream().holds(ticket.term(), now);
        }
    }

    /**
     * The right to keep what a node answers to a question that is asked after this was taken.
     *
     * @param view the ring as the asker sees it
     */
    public record Ticket(String key, Object view, NearStream stream, long term, long generation) {}

    public NearCache(String name, CacheSpec.Near spec) {
        this.name = name;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(spec.bytes())
                .weigher((String key, Kept<V> each) -> OVERHEAD_BYTES + 2 * key.length() + each.bytes())
                .expireAfterWrite(spec.timeToLive())
                .executor(Runnable::run)
                .build();
    }

    String name() {
        return name;
    }

    /**
     * The value of a key, or that it is known to have none; null when this process has to ask.
     *
     * @param view the ring as the caller sees it: a value that was read in another is not answered
     */
    public @Nullable Optional<V> get(String key, Object view) {
        var found = kept.getIfPresent(key);
        return found != null && found.isGood(view) ? found.value() : null;
    }

    /** A ticket for a key on that stream's node; null while the stream is silent. */
    public @Nullable Ticket ticket(String key, Object view, NearStream stream) {
        stream.open(this);
        long generation = generations.get(slot(key));
        long term = stream.term();
        return term == Liveness.NONE ? null : new Ticket(key, view, stream, term, generation);
    }

    /**
     * Keeps what a node answered, unless it was outdated meanwhile.
     *
     * @param version of the row; −1 for a row that there is not
     * @param bytes the size of its payload
     * @param left how long the node's entry lives still: it is not answered after that
     */
    public void keep(Ticket ticket, long version, Optional<V> value, int bytes, Duration left) {
        var key = ticket.key();
        var mine = new Kept<>(ticket, version, value, bytes, System.nanoTime() + left.toNanos());
        kept.asMap().merge(key, mine, (old, its) -> old.version() > version && old.isGood(ticket.view()) ? old : its);
        if (generations.get(slot(key)) != ticket.generation()) {
            kept.asMap().remove(key, mine);
        }
    }

    /** The row has this version now: anything older is dropped. */
    public void outdate(String key, long version) {
        generations.incrementAndGet(slot(key));
        kept.asMap().computeIfPresent(key, (same, old) -> old.version() < version ? null : old);
    }

    /** Drops what was read from that stream's node. */
    void forget(NearStream stream) {
        kept.asMap().values().removeIf(each -> each.ticket().stream() == stream);
    }

    private static int slot(String key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (GENERATIONS - 1);
    }
}
