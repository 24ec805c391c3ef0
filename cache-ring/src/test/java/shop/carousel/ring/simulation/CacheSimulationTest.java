package shop.carousel.ring.simulation;

import java.util.List;
import shop.carousel.ring.simulation.machine.Mend;

/** Leases and versions of entries, under schedules of {@link CacheSimulation}. */
class CacheSimulationTest extends SimulationContract {

    private static final String PROGRAM = "shop.carousel.ring.simulation.CacheSimulation";

    /** The first of them are missed soon. */
    private static final List<Mend> MENDS = List.of(
            Mend.script("who knows that a row is gone says so", "taken = redis.call('DEL', entry)", "taken = 0"),
            Mend.method("a strong read sets right what is wrong", "read.StrongRead.isRight", true),
            Mend.script(
                    "a fill needs its lease",
                    "if not leases or redis.call('GET', KEYS[i + 1]) == ARGV[1] then",
                    "if true then"),
            Mend.script(
                            "nodes refuse an older epoch",
                            "elseif epochs and tonumber(seen) > tonumber(epoch) then",
                            "elseif false then")
                    .and(Mend.method("", "redis.RedisEntries.isAtEpoch", true)),
            Mend.method("a copy has the rest of the life", "entry.ValueFormat.left", 1_000L),
            Mend.script("an invalidation leaves a tombstone", "'T ' .. version .. '\n', 'PX', millis", "'', 'PX', 1"),
            Mend.script("a fill below what is known is refused", "version >= floor", "true"),
            Mend.script("a server with what it held is not used", "return usable and 1 or 0", "return 1"),
            Mend.method("the view lease ends", "membership.ViewLease.holds", true),
            Mend.method(
                    "what was said elsewhere is not forgotten",
                    "write.RecentInvalidations$Invalidation.isSettled",
                    true),
            Mend.method("what was said elsewhere is said again", "write.Invalidations.tellAgain"),
            Mend.method("who writes tells as many places as anybody has", "view.Agreements.isOwn", true),
            Mend.method("a node hears what it missed before it is read", "entry.MissedInvalidations.add"),
            Mend.method("a node that others read is given up", "assembly.Reincarnations.isDue", false),
            Mend.method("former owners are told", "view.FormerView.isTold", false),
            Mend.method("former owners in an ended incarnation are not asked", "view.RingView.isSuperseded", false),
            Mend.method("a strong read says twice that a row is gone", "read.StrongRead.tellOnceMore"),
            Mend.method("who may not use its view says later that a row is gone", "read.StrongRead.noteUnasked"),
            Mend.method("earlier owners are told", "view.EarlierView.locations", List.of()),
            Mend.method("the event says it a second time", "simulation.CacheSimulation$World.sayAgain"));

    CacheSimulationTest() {
        super(PROGRAM, MENDS, 2);
    }

    public static void main(String[] arguments) {
        print(PROGRAM, MENDS, arguments);
    }
}
