package shop.carousel.bench.load;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * The orders of one run: accepted, and what became of them. Times count from when a request was meant to be sent.
 * Thread-safe.
 */
final class OrderBook {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final Set<String> ENDS = Set.of("confirmed", "rejected", "payment-failed", "cancelled");

    private final Map<String, Long> open = new ConcurrentHashMap<>();
    private final Map<String, String> endedEarly = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> ends = new ConcurrentHashMap<>();
    private final Histogram confirmed = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final LongAdder accepted = new LongAdder();
    private final LongAdder settled = new LongAdder();
    private final AtomicLong lastEnd = new AtomicLong();
    private final Semaphore window;

    /** A book in which at most so many orders are open; who sends more waits. */
    OrderBook(int window) {
        this.window = new Semaphore(window);
    }

    Semaphore window() {
        return window;
    }

    void accepted(String id, long intendedNanos) {
        accepted.increment();
        open.put(id, intendedNanos);
        String end = endedEarly.remove(id);
        if (end != null) {
            heard(id, end);
        }
    }

    /** Events of others' orders are passed over; one of ours may come before its answer. */
    void heard(String id, String what) {
        if (!ENDS.contains(what)) {
            return;
        }
        Long intended = open.remove(id);
        if (intended == null) {
            endedEarly.put(id, what);
            return;
        }
        long now = System.nanoTime();
        lastEnd.set(now);
        ends.computeIfAbsent(what, any -> new LongAdder()).increment();
        if (what.equals("confirmed")) {
            confirmed.recordValue(Math.min(LONGEST_MICROS, (now - intended) / 1_000));
        }
        settled.increment();
        window.release();
    }

    long acceptedCount() {
        return accepted.sum();
    }

    long confirmedCount() {
        return confirmed.getTotalCount();
    }

    /** Accepted and not at an end. */
    long openCount() {
        return accepted.sum() - settled.sum();
    }

    long lastEndNanos() {
        return lastEnd.get();
    }

    Histogram confirmed() {
        return confirmed;
    }

    Map<String, Long> ends() {
        Map<String, Long> sums = new java.util.TreeMap<>();
        ends.forEach((what, count) -> sums.put(what, count.sum()));
        return sums;
    }
}
