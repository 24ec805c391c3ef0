package shop.carousel.kit.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A reading that many gauges share. It is taken when one of them is asked, unless the last one is younger than
 * {@link #MAX_AGE}; one caller reads, the others take what is there. A reading that fails is a missing one for as long:
 * a scrape waits for a database that is away once, not once for each gauge.
 */
public final class RecentReading<T> {

    static final Duration MAX_AGE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(RecentReading.class);

    private final Supplier<T> source;
    private final LongSupplier nanos;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Taken<T> last;

    private record Taken<T>(@Nullable T value, long at) {}

    public RecentReading(Supplier<T> source) {
        this(source, System::nanoTime);
    }

    RecentReading(Supplier<T> source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
        this.last = new Taken<>(null, nanos.getAsLong() - MAX_AGE.toNanos());
    }

    /** A figure of the reading; not a number where there is none. */
    public double figure(ToDoubleFunction<T> figure) {
        return value().map(figure::applyAsDouble).orElse(Double.NaN);
    }

    private Optional<T> value() {
        if (isOld() && reading.tryLock()) {
            try {
                if (isOld()) {
                    last = new Taken<>(take(), nanos.getAsLong());
                }
            } finally {
                reading.unlock();
            }
        }
        return Optional.ofNullable(last.value());
    }

    private boolean isOld() {
        return nanos.getAsLong() - last.at() >= MAX_AGE.toNanos();
    }

    private @Nullable T take() {
        try {
            return source.get();
        } catch (RuntimeException fault) {
            LOG.debugf(fault, "Figures are not read now");
            return null;
        }
    }
}
