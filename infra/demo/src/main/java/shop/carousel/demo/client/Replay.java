package shop.carousel.demo.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import shop.carousel.demo.client.retail.RetailBook;

/** Places the orders of a file in a running shop, cancels what the file cancels, and compares the books. */
final class Replay {

    private final ShopClient shop;
    private final Settings settings;

    /**
     * How it is done.
     *
     * @param run part of every idempotency key
     * @param limit how many orders at most
     * @param concurrency how many requests at a time
     * @param speed file time over real time; null: as fast as it goes
     * @param patience how long to wait while no order moves, and for the books to balance
     */
    record Settings(
            String run,
            int limit,
            int concurrency,
            @Nullable Double speed,
            Duration patience) {}

    Replay(ShopClient shop, Settings settings) {
        this.shop = shop;
        this.settings = settings;
    }

    ReplayFigures run(String file, RetailBook book) throws InterruptedException {
        ReplayPlan plan = ReplayPlan.of(book, settings.limit());
        new RetailCatalogue(shop).bring(plan.products());
        StockBooks books = StockBooks.open(shop, plan.skus(), settings.concurrency());
        Instant start = Instant.now();
        Pace pace = new Pace(settings.speed(), plan.orders().getFirst().date(), start);
        Placing placing = new Placing(shop, settings.run(), plan, pace);
        try (ProgressBar bar = Bars.bar("Orders", plan.orders().size(), "orders");
                OrderWatch watch = new OrderWatch(shop, settings.concurrency(), done -> bar.step())) {
            Parallel.forEach(plan.orders(), settings.concurrency(), order -> placing.place(order, watch::follow));
            Instant lastPlaced = Instant.now();
            bar.maxHint(placing.placed().size());
            watch.awaitSettled(settings.patience());
            Closing closing = new Closing(start, lastPlaced, Instant.now(), watch);
            return closing.figures(file, book, plan, placing, books);
        }
    }

    /** The end of a replay: what is known then, put together. */
    private final class Closing {

        private final Instant start;
        private final Instant lastPlaced;
        private final Instant settled;
        private final OrderWatch watch;

        Closing(Instant start, Instant lastPlaced, Instant settled, OrderWatch watch) {
            this.start = start;
            this.lastPlaced = lastPlaced;
            this.settled = settled;
            this.watch = watch;
        }

        ReplayFigures figures(String file, RetailBook book, ReplayPlan plan, Placing placing, StockBooks books)
                throws InterruptedException {
            List<PlacedOrder> placed = new ArrayList<>(placing.placed());
            return new ReplayFigures(
                    file,
                    book.rows(),
                    rowsRefused(book),
                    orders(plan, placing, placed),
                    cancellations(book, plan, placed),
                    times(placing, placed),
                    books(plan, books, placed));
        }

        private ReplayFigures.Orders orders(ReplayPlan plan, Placing placing, List<PlacedOrder> placed) {
            return new ReplayFigures.Orders(
                    plan.orders().size(),
                    placed.size(),
                    (int) placed.stream().filter(this::isEarlier).count(),
                    counted(placing.refused().values()),
                    counted(placed.stream()
                            .map(order -> order.seen().map(SeenOrder::status).orElse("not seen"))
                            .toList()),
                    watch.open());
        }

        private boolean isEarlier(PlacedOrder order) {
            return order.seen()
                    .flatMap(seen -> seen.history().stream().findFirst())
                    .filter(first -> first.at().isBefore(start))
                    .isPresent();
        }

        private ReplayFigures.Cancellations cancellations(RetailBook book, ReplayPlan plan, List<PlacedOrder> placed) {
            return new ReplayFigures.Cancellations(
                    book.cancellationsInFile(),
                    plan.cancellations().size(),
                    (int) placed.stream().filter(PlacedOrder::isCancelSent).count(),
                    counted(watch.refusedCancellations().values()));
        }

        private ReplayFigures.Times times(Placing placing, List<PlacedOrder> placed) {
            Latencies confirmed = new Latencies();
            placed.stream().filter(order -> !isEarlier(order)).forEach(order -> order.confirmedAfter()
                    .ifPresent(confirmed::record));
            double placingSeconds = seconds(lastPlaced);
            return new ReplayFigures.Times(
                    placingSeconds,
                    seconds(settled),
                    placed.size() / Math.max(placingSeconds, 0.001),
                    placing.accepted().percentiles(),
                    confirmed.percentiles());
        }

        private double seconds(Instant end) {
            return Duration.between(start, end).toMillis() / 1_000.0;
        }

        private ReplayFigures.Books books(ReplayPlan plan, StockBooks books, List<PlacedOrder> placed)
                throws InterruptedException {
            Map<String, Long> sold = sold(placed);
            return new ReplayFigures.Books(
                    plan.skus().size(),
                    sold.values().stream().mapToLong(Long::longValue).sum(),
                    books.mismatches(sold, settings.patience().toSeconds()));
        }

        /**
         * Units by SKU that are sold now and were not at the start; less than nothing where an earlier order was
         * cancelled.
         */
        private Map<String, Long> sold(List<PlacedOrder> placed) {
            Map<String, Long> sold = new HashMap<>();
            for (PlacedOrder order : placed) {
                long factor = order.seen()
                        .map(seen -> (seen.isSold() ? 1L : 0) - (seen.wasSoldAt(start) ? 1 : 0))
                        .orElse(0L);
                order.order().units().forEach((sku, units) -> sold.merge(sku, factor * units, Long::sum));
            }
            return sold;
        }
    }

    private static Map<String, Integer> rowsRefused(RetailBook book) {
        Map<String, Integer> refused = new TreeMap<>();
        book.refusals().forEach((refusal, count) -> refused.put(refusal.reason(), count));
        return refused;
    }

    private static Map<String, Integer> counted(Collection<String> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        texts.forEach(text -> counts.merge(text, 1, Integer::sum));
        return counts;
    }
}
