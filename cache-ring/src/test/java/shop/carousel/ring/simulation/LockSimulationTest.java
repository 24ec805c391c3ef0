package shop.carousel.ring.simulation;

import java.util.List;
import shop.carousel.ring.simulation.machine.Mend;

/** Locks, under schedules of {@link LockSimulation}. */
class LockSimulationTest extends SimulationContract {

    private static final String PROGRAM = "shop.carousel.ring.simulation.LockSimulation";

    /** The first of them are missed soon. */
    private static final List<Mend> MENDS = List.of(
            Mend.method("a lease ends by itself", "lock.LeaseTime.isLeft", true),
            Mend.script(
                    "only the owner gives back",
                    "redis.call('GET', KEYS[i]) == ARGV[1]",
                    "redis.call('EXISTS', KEYS[i]) == 1"),
            Mend.method("a wait has an end", "lock.Waiting.pause", true),
            Mend.script("nodes settle", "redis.call('SET', KEYS[2], '1', 'PX', ARGV[2])", ""),
            Mend.script("a token is above the clock", "math.max(last + 1, now)", "last + 1"),
            Mend.method("former nodes are told", "lock.LockView.leave"),
            Mend.method("a process hears of a later epoch", "lock.LockTerm.hear"),
            Mend.method("the epoch stands above a token", "lock.LockNode.firstToken", 0L),
            Mend.script("a token is above the last", "math.max(last + 1, now)", "now"),
            Mend.script(
                    "nodes renew nothing for an earlier epoch",
                    "  return -epoch\nend\nif epoch ~= tonumber(ARGV[1]) then\n  return 0\nend",
                    "end"));

    LockSimulationTest() {
        super(PROGRAM, MENDS, 7);
    }

    public static void main(String[] arguments) {
        print(PROGRAM, MENDS, arguments);
    }
}
