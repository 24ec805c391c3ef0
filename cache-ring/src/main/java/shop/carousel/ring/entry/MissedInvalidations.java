package shop.carousel.ring.entry;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a node has to be told before it is used again: the invalidations that it did not take.
 *
 * <p>Promises: once {@link #add} has returned and the node's session is suspended, this process reads nothing from the
 * node that is older than what was added. Keeps at most {@link #MOST} keys; when there are more, the node is emptied
 * instead, which says the same and more.
 */
public final class MissedInvalidations {

    /** Some 5 MiB. */
    public static final int MOST = 20_000;

    private static final int PER_COMMAND = 500;
    private static final Logger LOG = Logger.getLogger(MissedInvalidations.class);

    private final ConcurrentHashMap<StoredKey, Tombstone> missed = new ConcurrentHashMap<>();
    private volatile boolean tooMany;
    private volatile long sinceNanos;
    private long incarnation;
    private volatile Stamp stamp = Stamp.of("none", 0);

    /**
     * What is sent from now on is said at this epoch. In a new incarnation nothing is there that would have had to be
     * told.
     */
    public synchronized void speakAt(Stamp stamp, long incarnation) {
        this.stamp = stamp;
        if (incarnation > this.incarnation) {
            this.incarnation = incarnation;
            missed.clear();
            tooMany = false;
        }
    }

    @Nullable
    public Duration missedFor() {
        return unsettled() ? Duration.ofNanos(System.nanoTime() - sinceNanos) : null;
    }

    public synchronized void add(List<Tombstone> tombstones) {
        if (!unsettled()) {
            sinceNanos = System.nanoTime();
        }
        for (var tombstone : tombstones) {
            if (missed.size() >= MOST) {
                tooMany = true;
            } else {
                missed.merge(tombstone.key(), tombstone, Tombstone::both);
            }
        }
    }

    int size() {
        return missed.size();
    }

    public boolean unsettled() {
        return tooMany || !missed.isEmpty();
    }

    /** Tells a node of any kind: how it is emptied, and how it is told. */
    public Future<Void> settle(
            Function<Stamp, Future<?>> emptier, BiFunction<List<Tombstone>, Stamp, Future<?>> teller) {
        return empty(emptier).compose(ignored -> tell(teller, new ArrayList<>(missed.values())));
    }

    private Future<Void> empty(Function<Stamp, Future<?>> emptier) {
        if (!tooMany) {
            return Future.succeededFuture();
        }
        LOG.warnf("A ring node missed more than %d invalidations: it is emptied before it is used again", MOST);
        tooMany = false;
        return emptier.apply(stamp).<Void>mapEmpty().onFailure(e -> tooMany = true);
    }

    private Future<Void> tell(BiFunction<List<Tombstone>, Stamp, Future<?>> teller, List<Tombstone> rest) {
        if (rest.isEmpty()) {
            return Future.succeededFuture();
        }
        var now = rest.subList(0, Math.min(PER_COMMAND, rest.size()));
        return teller.apply(now, stamp)
                .onSuccess(ignored -> now.forEach(told -> missed.remove(told.key(), told)))
                .compose(ignored -> tell(teller, rest.subList(now.size(), rest.size())));
    }
}
