package shop.carousel.bench.shoppers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import shop.carousel.bench.http.Words;
import shop.carousel.bench.load.Goods;
import shop.carousel.bench.load.RunningShop;
import shop.carousel.bench.load.Settlements;

/** Shoppers of one profile who arrive at random times, as many a second on average as make the rate. */
final class ProfileLoad implements Shoppers.OrderAnswers {

    private static final int SKUS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOK_MILLIS = 50;
    private static final String CONFIRMED = "confirmed";
    private static final Set<String> ENDS = Set.of(CONFIRMED, "rejected", "payment-failed", "cancelled");

    /**
     * What is asked for.
     *
     * @param rate requests a second on average; of a sale, orders
     * @param thinkMillis the mean pause between two requests of one shopper
     */
    record Settings(Profile profile, double rate, int seconds, double thinkMillis, long seed, Baskets baskets) {

        /** How many units a sale has: half of what is wanted. */
        long saleUnits() {
            return Math.max(1, Math.round(rate * seconds / 2));
        }
    }

    /**
     * What it brought.
     *
     * @param open orders that were accepted and had not ended after a minute
     * @param mismatches SKUs whose books do not balance
     * @param fairness of a sale; else null
     */
    record Outcome(
            Timeline timeline,
            long accepted,
            long open,
            long mismatches,
            @Nullable SaleFairness fairness) {}

    private final RunningShop shop;
    private final Settings settings;
    private final Timeline timeline;
    private final SaleFairness.Book book = new SaleFairness.Book();
    private final LongAdder accepted = new LongAdder();
    private final Map<String, Long> open = new ConcurrentHashMap<>();
    private final Map<String, String> ended = new ConcurrentHashMap<>();

    ProfileLoad(RunningShop shop, Settings settings, Timeline timeline) {
        this.shop = shop;
        this.settings = settings;
        this.timeline = timeline;
    }

    Outcome run() throws IOException, InterruptedException {
        boolean isSale = settings.profile() == Profile.SALE;
        Goods goods = isSale ? Goods.scarce(shop, settings.saleUnits()) : Goods.plenty(shop, SKUS);
        Words words = Words.of(shop);
        double steps = Journeys.meanSteps(settings.profile(), goods.skus(), settings.baskets(), words, settings.seed());
        var journeys = new Journeys(settings.profile(), goods.skus(), settings.baskets(), words, settings.seed());
        try (var settlements = new Settlements(shop.kafka(), this::heard);
                var shoppers = new Shoppers(shop.url(), timeline, settings.thinkMillis(), this)) {
            arrive(shoppers, journeys, settings.rate() / steps);
            awaitEnd(shoppers);
        }
        return new Outcome(timeline, accepted.sum(), open.size(), goods.mismatches(), isSale ? book.fairness() : null);
    }

    /** Random arrivals, each independent of the others (a Poisson process). */
    private void arrive(Shoppers shoppers, Journeys journeys, double perSecond) {
        var random = new SplittableRandom(settings.seed());
        double nanosEach = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(settings.seconds());
        double due = start - Math.log(1 - random.nextDouble()) * nanosEach;
        while (due < end) {
            List<Step> way = journeys.next();
            LockSupport.parkNanos((long) due - System.nanoTime());
            shoppers.arrive(way, (long) due);
            due -= Math.log(1 - random.nextDouble()) * nanosEach;
        }
    }

    private void awaitEnd(Shoppers shoppers) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && (shoppers.inside() > 0 || !open.isEmpty())) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** An order's event may come before the answer that names the order. */
    @Override
    public synchronized void accepted(String id, long intendedNanos) {
        book.arrived(id, intendedNanos);
        accepted.increment();
        open.put(id, intendedNanos);
        end(id);
    }

    @Override
    public void soldOut(long intendedNanos) {
        book.arrived(UUID.randomUUID().toString(), intendedNanos);
    }

    private synchronized void heard(String id, String what) {
        if (ENDS.contains(what) && ended.putIfAbsent(id, what) == null) {
            end(id);
        }
    }

    private void end(String id) {
        String end = ended.get(id);
        Long intended = end == null ? null : open.remove(id);
        if (intended != null) {
            book.ended(id, CONFIRMED.equals(end));
            timeline.orderEnded(String.valueOf(end), intended);
        }
    }
}
