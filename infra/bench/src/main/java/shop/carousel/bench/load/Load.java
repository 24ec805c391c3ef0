package shop.carousel.bench.load;

import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import shop.carousel.bench.load.Phase.Latency;
import shop.carousel.bench.load.Visitors.Errand;

/** Sends load to a shop, a stretch at a time, and waits after each until all that was accepted has ended. */
public final class Load implements AutoCloseable {

    private static final int LOOK_AGAIN_MILLIS = 20;

    private final RunningShop shop;
    private final Visitors visitors;

    public Load(RunningShop shop, List<String> skus) {
        this.shop = shop;
        this.visitors = new Visitors(shop.url(), skus);
    }

    /** What is done in a stretch: orders alone, or what visitors of a shop do, an order in ten requests. */
    public enum Mix {
        ORDERS(Errand.ORDER),
        VISITORS(
                Errand.PRODUCT,
                Errand.SEARCH,
                Errand.PRODUCT,
                Errand.HOME,
                Errand.ORDER,
                Errand.PRODUCT,
                Errand.SEARCH,
                Errand.PRODUCT,
                Errand.CART,
                Errand.PRODUCT);

        private final List<Errand> errands;

        Mix(Errand... errands) {
            this.errands = List.of(errands);
        }

        private Errand at(long n) {
            return errands.get((int) (n % errands.size()));
        }
    }

    /**
     * As much as the shop gets through with that many orders open at a time, of buyers who wait as long as they are
     * told when they are refused.
     */
    public Phase atCapacity(String name, Mix mix, int window, Duration time, Duration patience)
            throws InterruptedException {
        OrderBook book = new OrderBook(window);
        Semaphore requests = new Semaphore(window);
        Arrivals arrivals = n -> {
            requests.acquire();
            return mix.at(n) == Errand.ORDER ? Arrivals.within(book.window()).next(n) : System.nanoTime();
        };
        return run(name, mix, book, arrivals, requests::release, time, patience);
    }

    /** At a steady rate of requests, whatever the shop makes of it. */
    public Phase atRate(String name, Mix mix, double perSecond, Duration time, Duration patience)
            throws InterruptedException {
        OrderBook book = new OrderBook(Integer.MAX_VALUE / 2);
        return run(name, mix, book, Arrivals.atRate(perSecond), () -> {}, time, patience);
    }

    private Phase run(
            String name,
            Mix mix,
            OrderBook book,
            Arrivals arrivals,
            Runnable answered,
            Duration time,
            Duration patience)
            throws InterruptedException {
        Answers orders = new Answers();
        Answers others = new Answers();
        try (Settlements settlements = new Settlements(shop.kafka(), book::heard)) {
            ProcessorTimes before = ProcessorTimes.of(shop);
            long start = System.nanoTime();
            long sent = 0;
            for (; System.nanoTime() - start < time.toNanos(); sent++) {
                long intended = arrivals.next(sent);
                if (mix.at(sent) == Errand.ORDER) {
                    order(book, orders, answered, intended);
                } else {
                    visit(mix.at(sent), others, answered, intended);
                }
            }
            long sentAll = System.nanoTime();
            long confirmedThen = book.confirmedCount();
            awaitEnd(sent, orders, others, book, patience);
            long end = Math.max(book.lastEndNanos(), start + 1);
            return phase(name, book, orders, others, before, new Marks(start, sentAll, end, sent, confirmedThen));
        }
    }

    private record Marks(long start, long sentAll, long end, long sent, long confirmedThen) {}

    private void order(OrderBook book, Answers orders, Runnable answered, long intended) {
        visitors.send(
                Errand.ORDER,
                (answer, sent) -> {
                    orders.got(answer, intended, sent);
                    if (answer.statusCode() == 202) {
                        String location = Objects.requireNonNull(answer.getHeader("Location"), "Location");
                        book.accepted(location.substring(location.lastIndexOf('/') + 1), intended);
                    } else {
                        afterPause(answer, book.window()::release);
                    }
                    afterPause(answer, answered);
                },
                () -> {
                    orders.broke();
                    book.window().release();
                    answered.run();
                });
    }

    private void visit(Errand errand, Answers others, Runnable answered, long intended) {
        visitors.send(
                errand,
                (answer, sent) -> {
                    others.got(answer, intended, sent);
                    afterPause(answer, answered);
                },
                () -> {
                    others.broke();
                    answered.run();
                });
    }

    /** Whoever is refused comes again when told to. */
    private static void afterPause(HttpClientResponse answer, Runnable next) {
        String pause = answer.statusCode() == Answers.BUSY ? answer.getHeader("Retry-After") : null;
        if (pause == null) {
            next.run();
        } else {
            CompletableFuture.delayedExecutor(Long.parseLong(pause), TimeUnit.SECONDS)
                    .execute(next);
        }
    }

    /** Until every request is answered and every accepted order has ended, or patience has. */
    private static void awaitEnd(long sent, Answers orders, Answers others, OrderBook book, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline
                && (total(orders.counts()) + total(others.counts()) < sent || book.openCount() > 0)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private Phase phase(
            String name, OrderBook book, Answers orders, Answers others, ProcessorTimes before, Marks marks) {
        Function<Long, Double> seconds = nanos -> Math.max(0.001, Phase.seconds(nanos));
        double sending = seconds.apply(marks.sentAll - marks.start);
        double all = seconds.apply(marks.end - marks.start);
        Map<String, Long> answers = orders.counts();
        others.counts().forEach((status, count) -> answers.put("other " + status, count));
        return new Phase(
                name,
                marks.sent / sending,
                answers,
                book.ends(),
                all,
                book.confirmedCount() / all,
                marks.confirmedThen / sending,
                Phase.seconds(Math.max(0, marks.end - marks.sentAll)),
                book.openCount(),
                orders.retryAfterMissing() + others.retryAfterMissing(),
                Latency.of(orders.good()),
                Latency.of(orders.refused()),
                Latency.of(orders.refusedOnceSent()),
                Latency.of(others.refusedOnceSent()),
                Latency.of(book.confirmed()),
                ProcessorTimes.of(shop).perOrderSince(before, book.confirmedCount()));
    }

    @Override
    public void close() {
        visitors.close();
    }
}
