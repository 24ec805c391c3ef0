package shop.carousel.ring.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.entry.Tombstone;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.KeyRules;
import shop.carousel.ring.node.NodeAwayException;
import shop.carousel.ring.view.EntryLocation;
import shop.carousel.ring.view.RingView;
import shop.carousel.ring.write.RecentInvalidations.Invalidation;

/**
 * Tells the nodes which rows have changed. Promises: when a call returns, every location of each row has heard of it,
 * or its node is out of use until it has. An invalidation that used an outdated ring is repeated on the present one.
 */
public final class Invalidations {

    private static final Logger LOG = Logger.getLogger(Invalidations.class);
    private static final int TOMBSTONES_PER_COMMAND = 128;

    private final CacheSpec<?> spec;
    private final Supplier<RingView> ring;
    private final ObjLongConsumer<String> near;
    private final LongConsumer deferred;
    private final RecentInvalidations recent;

    /**
     * @param near is told of each row and its version, to keep nothing older in this process
     * @param deferred counts what a node did not take
     * @param changing whether the ring may change while the cache is in use
     */
    public Invalidations(
            CacheSpec<?> spec,
            Supplier<RingView> ring,
            ObjLongConsumer<String> near,
            LongConsumer deferred,
            boolean changing) {
        this.spec = spec;
        this.ring = ring;
        this.near = near;
        this.deferred = deferred;
        this.recent = changing ? new RecentInvalidations() : RecentInvalidations.NONE;
    }

    /** The ring of that epoch was the latest at that moment of the monotonic clock. */
    public void confirmed(long nanos, long epoch) {
        recent.confirmed(nanos, epoch);
    }

    /**
     * What may have been told to the wrong nodes is told again, now that the ring is another one. One that fails stays
     * for the next call, and stops no other. Blocks as an invalidation does.
     */
    public void tellAgain() {
        for (var invalidation : recent.outdated(epoch())) {
            if (invalidation.take()) {
                repeat(invalidation);
            }
        }
    }

    private void repeat(Invalidation invalidation) {
        try {
            send(invalidation);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Cache \"%s\": an invalidation could not be repeated, and will be", spec.name());
        }
    }

    /** Whether {@link #tellAgain} would do something. */
    public boolean hasMoreToTell() {
        return recent.hasOutdated(epoch());
    }

    private long epoch() {
        return ring.get().topology().epoch();
    }

    /**
     * Tells every location of each row, and whoever keeps something near. For a row that is gone the version is {@link
     * Tombstone#GONE}.
     */
    public void tell(Map<String, Long> versions) {
        var invalidation = recent.begin(versions);
        send(invalidation);
        versions.forEach(near::accept);
        if (epoch() > invalidation.epoch()) {
            tellAgain();
        }
    }

    /** To the locations of the ring as it is now. */
    private void send(Invalidation invalidation) {
        try {
            var view = ring.get();
            send(view, invalidation.versions());
            invalidation.ended(view.topology().epoch());
        } finally {
            invalidation.over();
        }
    }

    private void send(RingView view, Map<String, Long> versions) {
        var locations = new ArrayList<EntryLocation>();
        versions.forEach((key, version) -> {
            if (KeyRules.storable(key, spec.limits().keyBytes())) {
                locations.addAll(view.told(spec, key));
            }
        });
        var calls = new ArrayList<Call<Long>>();
        EntryLocation.byMember(locations, location -> location)
                .forEach((member, its) -> EntryLocation.parted(its, TOMBSTONES_PER_COMMAND)
                        .forEach(some -> calls.add(
                                member.invalidate(tombstones(some, versions), () -> deferred.accept(some.size())))));
        calls.forEach(Invalidations::await);
    }

    private List<Tombstone> tombstones(List<EntryLocation> locations, Map<String, Long> versions) {
        return locations.stream().map(location -> tombstone(location, versions)).toList();
    }

    private Tombstone tombstone(EntryLocation location, Map<String, Long> versions) {
        long version = Objects.requireNonNull(versions.get(location.key()));
        long millis = spec.times().tombstone().toMillis();
        return version == Tombstone.GONE
                ? Tombstone.gone(location.stored(), millis)
                : new Tombstone(location.stored(), version, millis);
    }

    private static void await(Call<Long> call) {
        try {
            call.await();
        } catch (NodeAwayException e) {
            // It is remembered, and told before the node is used again.
        }
    }
}
