package shop.carousel.ring.membership;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.topology.Topologies;

/** The real membership of processes on one simulated log, for simulations of what is built on it. */
public final class SimulatedMemberships {

    private final SimulatedLog log = new SimulatedLog(true, Set.of());
    private final LongSupplier clock;

    public SimulatedMemberships(LongSupplier clock) {
        this.clock = clock;
    }

    /** Of one process. It hears and says something only in {@link #step}. */
    public final class Member {

        private final SimulatedLog.End end = log.end();
        private final LogMembership membership;

        private Member(RingOptions options) {
            membership = LogMembership.withoutTimer(
                    "simulated",
                    end,
                    new OwnConfiguration(options.nodes(), options.locks().epoch(), options.lockNodes()),
                    (epoch, nodes) -> Topologies.of(PlacementAlgorithm.MODULO, epoch, nodes),
                    options.membership(),
                    clock);
        }

        public Membership membership() {
            return membership;
        }

        public void beat() {
            membership.beat();
        }

        /** Some of what it said is in the log now, and it hears some of what is there. */
        public void step(SplittableRandom random) {
            for (int i = random.nextInt(4); i > 0 && end.hasToSay(); i--) {
                end.letIn();
            }
            for (int i = random.nextInt(12); i > 0 && end.hasToHear(); i--) {
                end.hear(false);
            }
        }
    }

    public Member join(RingOptions options) {
        return new Member(options);
    }
}
