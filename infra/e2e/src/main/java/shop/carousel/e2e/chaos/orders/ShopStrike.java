package shop.carousel.e2e.chaos.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import shop.carousel.demo.servers.BrokerKind;

/**
 * A fault at its time.
 *
 * @param atMillis after the beginning of the run
 * @param lastsMillis until it is healed
 */
record ShopStrike(long atMillis, long lastsMillis, ShopFault fault) {

    private static final long FIRST_MILLIS = 2_000;

    /** Stands for the broker's part. */
    private static final String BROKER = "broker";

    private static final List<String> KILLED = List.of(
            "catalog-1",
            "catalog-2",
            "order-1",
            "order-2",
            "cart-1",
            "cart-2",
            "redis-a",
            "lock-a",
            BROKER,
            "postgres",
            "gateway");
    private static final List<String> PAUSED =
            List.of("catalog-1", "catalog-2", "order-1", "order-2", "redis-b", "lock-a", BROKER, "postgres");

    private static final List<String> SERVICES = List.of("catalog-1", "catalog-2", "order-1", "order-2");
    private static final long SLOW_MILLIS = 6_000;
    private static final long POISON_MILLIS = 500;

    /** Longer than most deadlines of an order. */
    private static final long WRONG_SECONDS = 45;

    /**
     * A pure function of the seed, the length and what the shop does without: one fault after the other, each once
     * before any comes twice. Both brokers have the same.
     */
    static List<ShopStrike> plan(long seed, long millis, Set<String> without, BrokerKind broker) {
        var random = new SplittableRandom(seed);
        var strikes = new ArrayList<ShopStrike>();
        var faults = new ArrayList<ShopFault>();
        for (long at = FIRST_MILLIS; ; ) {
            if (faults.isEmpty()) {
                faults(without, broker).forEach(fault -> faults.add(random.nextInt(faults.size() + 1), fault));
            }
            var fault = faults.removeLast();
            var strike = new ShopStrike(at, millis(fault, random, without), fault);
            if (strike.endMillis() > millis) {
                return List.copyOf(strikes);
            }
            strikes.add(strike);
            at = strike.endMillis() + random.nextLong(1_500);
        }
    }

    /** Where events are lost with their process, it has to be up, and busy, before it is killed. */
    private static long millis(ShopFault fault, SplittableRandom random, Set<String> without) {
        if (fault instanceof ShopFault.Poisoned) {
            return POISON_MILLIS;
        }
        boolean slow = fault instanceof ShopFault.HolderPaused
                || fault instanceof ShopFault.RelayStopped
                || without.contains("outbox");
        return slow ? SLOW_MILLIS : 500 + random.nextLong(3_500);
    }

    /** All; where a mechanism is off, those that it is there for. */
    private static Stream<ShopFault> faults(Set<String> without, BrokerKind broker) {
        if (without.contains("fence")) {
            return Stream.of(new ShopFault.HolderPaused());
        }
        if (without.contains("outbox")) {
            return each(SERVICES, ShopFault.PartKilled::new);
        }
        return Stream.of(
                        each(KILLED, part -> new ShopFault.PartKilled(named(part, broker))),
                        each(PAUSED, part -> new ShopFault.PartPaused(named(part, broker))),
                        Stream.of(
                                new ShopFault.HolderPaused(),
                                new ShopFault.LocksFlushed(),
                                new ShopFault.ConnectionStopped(),
                                new ShopFault.RelayStopped(),
                                new ShopFault.MailBad(MailServer.Mood.SILENT),
                                new ShopFault.MailBad(MailServer.Mood.REFUSING),
                                new ShopFault.Poisoned(),
                                new ShopFault.DiskFull(),
                                new ShopFault.ClockSet(WRONG_SECONDS),
                                new ShopFault.ClockSet(-WRONG_SECONDS),
                                new ShopFault.RingChanged("redis-c")))
                .flatMap(all -> all);
    }

    private static String named(String part, BrokerKind broker) {
        return part.equals(BROKER) ? broker.part() : part;
    }

    private static Stream<ShopFault> each(List<String> parts, Function<String, ShopFault> fault) {
        return parts.stream().map(fault);
    }

    /** Whether a message may be sent again because of it, although the mail server has said that it is taken. */
    boolean mayCopyMail() {
        return fault instanceof ShopFault.PartKilled(String part) && part.startsWith("order");
    }

    long endMillis() {
        return atMillis + lastsMillis;
    }

    @Override
    public String toString() {
        return "%s for %.1f s".formatted(fault, lastsMillis / 1e3);
    }
}
