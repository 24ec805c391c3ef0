package shop.carousel.e2e.chaos.orders;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What is done to an open shop while people order in it; they order until it is over. */
interface Course {

    /** Does all of it. What was broken is healed, or heals by itself, afterwards. */
    void run(Stage stage) throws InterruptedException;

    /** The faults of it that have to be known when the books are closed. */
    List<ShopStrike> strikes();

    /** Faults at their times. */
    record Planned(List<ShopStrike> strikes, Duration length) implements Course {

        @Override
        public void run(Stage stage) throws InterruptedException {
            long begin = System.nanoTime();
            for (var strike : strikes) {
                sleepUntil(begin + TimeUnit.MILLISECONDS.toNanos(strike.atMillis()));
                stage.telling().accept(strike.toString());
                stage.striker().strike(strike.fault());
                sleepUntil(begin + TimeUnit.MILLISECONDS.toNanos(strike.endMillis()));
                stage.striker().heal(strike.fault());
            }
            sleepUntil(begin + length.toNanos());
        }
    }

    /** Waits for that moment of {@link System#nanoTime()}. */
    static void sleepUntil(long nanos) {
        for (long left; (left = nanos - System.nanoTime()) > 0; ) {
            LockSupport.parkNanos(left);
        }
    }
}
