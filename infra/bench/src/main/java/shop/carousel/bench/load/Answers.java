package shop.carousel.bench.load;

import io.vertx.core.http.HttpClientResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** The answers to one kind of request. Times count from when it was meant to be sent. Thread-safe. */
final class Answers {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    static final int BUSY = 503;

    private final Histogram good = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final Histogram refused = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final Histogram refusedOnceSent = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final LongAdder withoutRetryAfter = new LongAdder();

    void got(HttpClientResponse answer, long intendedNanos, long sentNanos) {
        long micros = microsSince(intendedNanos);
        count(Integer.toString(answer.statusCode()));
        if (answer.statusCode() / 100 == 2) {
            good.recordValue(micros);
        } else if (answer.statusCode() == BUSY) {
            refused.recordValue(micros);
            refusedOnceSent.recordValue(microsSince(sentNanos));
            if (answer.getHeader("Retry-After") == null) {
                withoutRetryAfter.increment();
            }
        }
    }

    private static long microsSince(long nanos) {
        return Math.min(LONGEST_MICROS, (System.nanoTime() - nanos) / 1_000);
    }

    void broke() {
        count("broken");
    }

    private void count(String what) {
        counts.computeIfAbsent(what, any -> new LongAdder()).increment();
    }

    long retryAfterMissing() {
        return withoutRetryAfter.sum();
    }

    Histogram good() {
        return good;
    }

    Histogram refused() {
        return refused;
    }

    /** The same from when the request had a connection: without the time for which it waited in the generator. */
    Histogram refusedOnceSent() {
        return refusedOnceSent;
    }

    Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((what, count) -> sums.put(what, count.sum()));
        return sums;
    }
}
