package shop.carousel.e2e.chaos.orders;

import java.util.List;
import shop.carousel.demo.servers.BrokerKind;

/**
 * One of the experiments of {@code ./shop tour}.
 *
 * @param does what will be done
 * @param expect what should be seen, and why
 * @param look the path of the page on which it can be seen
 */
record Experiment(String title, String does, String expect, String look, Act act) {

    /** What is done. */
    sealed interface Act {
        /** A fault, for a while. */
        record Strike(ShopFault fault) implements Act {}

        /** Everything that was ever told is told again. */
        record TellAgain() implements Act {}

        /** Many buyers who want a unit of one SKU. */
        record Crowd() implements Act {}
    }

    private static final long CLOCK_SECONDS = -45;

    /** All of them, in the order of the tour. */
    static List<Experiment> all(BrokerKind broker) {
        return List.of(
                strike(
                        "A cache node dies",
                        "The process of redis-b is killed; the launcher starts it again, empty.",
                        "Reads go to the database for a moment and orders go on. The node comes back as a new one: "
                                + "nothing that it held before is ever read.",
                        "/ring",
                        new ShopFault.PartKilled("redis-b")),
                strike(
                        "The holder of a lock sleeps past its lease",
                        "A catalog service stands still while it holds locks on stock, and wakes when others have "
                                + "sold.",
                        "Its write comes with an old fencing token, and PostgreSQL refuses it. No unit is sold "
                                + "twice.",
                        "/ring",
                        new ShopFault.HolderPaused()),
                strike(
                        "The event log stops",
                        "All of " + broker.part() + " stands still.",
                        "Orders are accepted and wait as PLACED; their events wait in the outbox. All of them go on "
                                + "when the log does.",
                        "/admin/flow",
                        new ShopFault.PartPaused(broker.part())),
                strike(
                        "A connection to the database falls silent",
                        "One PostgreSQL process, in the middle of an order's transaction, answers nothing.",
                        "That request ends with a clear refusal at its deadline. All others go on.",
                        "/admin/flow",
                        new ShopFault.ConnectionStopped()),
                strike(
                        "The disk fills up",
                        "No part of the shop can write a byte (only where a disk can be mounted: Linux, root).",
                        "Orders are refused, none is half accepted, and the shop goes on when there is room.",
                        "/admin/flow",
                        new ShopFault.DiskFull()),
                new Experiment(
                        "Everything is told again",
                        "Every event since the shop opened is delivered once more.",
                        "Nothing changes: each consumer knows by its inbox what it has done.",
                        "/admin/flow",
                        new Act.TellAgain()),
                strike(
                        "A zone goes dark",
                        "redis-c, the only cache node of zone z3, answers nothing.",
                        "Its breaker opens after some calls, its keys are read from elsewhere, and when it is back "
                                + "it is given up, because it missed what was written meanwhile.",
                        "/ring",
                        new ShopFault.PartPaused("redis-c")),
                strike(
                        "The clock goes back",
                        "The clocks of PostgreSQL and Redis are set back by 45 s (only with libfaketime).",
                        "Leases and deadlines are late or early, and never wrong: locks are checked by tokens.",
                        "/admin/flow",
                        new ShopFault.ClockSet(CLOCK_SECONDS)),
                strike(
                        "Records that nobody can read",
                        "Broken records of every size are sent to every partition.",
                        "Each is put aside with its reason, and those behind it go on.",
                        "/admin",
                        new ShopFault.Poisoned()),
                new Experiment(
                        "A crowd wants one product",
                        "Thousands of buyers order a product of which 150 units were there.",
                        "Each is told, in the end, whether there was a unit. No unit is sold twice.",
                        "/admin/flow",
                        new Act.Crowd()));
    }

    private static Experiment strike(String title, String does, String expect, String look, ShopFault fault) {
        return new Experiment(title, does, expect, look, new Act.Strike(fault));
    }
}
