package shop.carousel.kit.log;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Logs the rows that a reader leaves out because they cannot be read. Lists continue without them.
 *
 * <p>Promises: a row is logged once while it is among the last {@value #REMEMBERED}, and at most {@value #A_MINUTE}
 * rows are logged a minute. The next line of a later minute says how many were not. Thread-safe.
 */
public final class LeftOut {

    static final int REMEMBERED = 1_000;
    static final int A_MINUTE = 20;

    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Logger log;
    private final String what;
    private final LongSupplier nanos;
    private final Map<String, Boolean> named = new LinkedHashMap<>();
    private long minuteBegan;
    private int inThisMinute;
    private long unnamed;

    /** @param what the kind of row, such as {@code product} */
    public LeftOut(Logger log, String what) {
        this(log, what, System::nanoTime);
    }

    LeftOut(Logger log, String what, LongSupplier nanos) {
        this.log = log;
        this.what = what;
        this.nanos = nanos;
        this.minuteBegan = nanos.getAsLong();
    }

    /** Logs that this row was left out. */
    public void say(String key, Throwable why) {
        synchronized (named) {
            if (named.containsKey(key) || !isInTime()) {
                return;
            }
            remember(key);
        }
        log.errorf("The %s %s cannot be read and is left out: %s", what, key, why);
    }

    private boolean isInTime() {
        if (nanos.getAsLong() - minuteBegan >= MINUTE_NANOS) {
            minuteBegan = nanos.getAsLong();
            inThisMinute = 0;
            if (unnamed > 0) {
                log.errorf("Rows of kind %s that were left out without being named: %d", what, unnamed);
                unnamed = 0;
            }
        }
        if (inThisMinute >= A_MINUTE) {
            unnamed++;
            return false;
        }
        inThisMinute++;
        return true;
    }

    private void remember(String key) {
        if (named.size() >= REMEMBERED) {
            named.remove(named.keySet().iterator().next());
        }
        named.put(key, true);
    }
}
