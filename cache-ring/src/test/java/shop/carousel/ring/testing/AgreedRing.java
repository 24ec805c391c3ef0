package shop.carousel.ring.testing;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.MembershipOptions;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.membership.LogMembership;
import shop.carousel.ring.topology.Topologies;

/**
 * A process of its own in all but name: a ring that agrees with others by a log in memory, from which it can be cut
 * off.
 */
public record AgreedRing(CacheRing ring, MemoryLog.End log) implements AutoCloseable {

    private static final Vertx VERTX = Vertx.vertx();

    /** Short enough for a test, and never reached while the log answers. */
    public static final MembershipOptions QUICK =
            MembershipOptions.DEFAULT.viewLease(Duration.ofSeconds(1)).migrationWindow(Duration.ofSeconds(30));

    public static AgreedRing start(MemoryLog log, RedisProcess... nodes) {
        return start(log, QUICK, options -> options, nodes);
    }

    public static AgreedRing start(
            MemoryLog log, MembershipOptions membership, UnaryOperator<RingOptions> more, RedisProcess... nodes) {
        var options = more.apply(
                RingOptions.of(List.of(nodes).stream().map(RedisProcess::node).toList())
                        .client(NodeOptions.DEFAULT.commandTimeout(Duration.ofSeconds(5)))
                        .membership(membership));
        var end = log.end();
        var agreed = LogMembership.follow("memory", end, options, Topologies::slotTable, System::nanoTime);
        return new AgreedRing(CacheRings.start(options, agreed, VERTX), end);
    }

    /** Proposes on top of what this process knows. */
    public ChangeOutcome propose(RingChange change) {
        return ring.propose(change, ring.topology().epoch());
    }

    @Override
    public void close() {
        ring.close();
    }
}
