package shop.carousel.bench.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** When requests are meant to be sent. */
interface Arrivals {

    /** Waits for the time of the n-th request, counted from 0, and returns it in nanoseconds. */
    long next(long n) throws InterruptedException;

    /**
     * At a steady rate, whether or not the shop keeps up: a request that is sent late because all before it were is
     * late by that much (no coordinated omission).
     */
    static Arrivals atRate(double perSecond) {
        long start = System.nanoTime();
        return n -> {
            long due = start + (long) (n * TimeUnit.SECONDS.toNanos(1) / perSecond);
            LockSupport.parkNanos(due - System.nanoTime());
            return due;
        };
    }

    /** As fast as the shop settles what it accepted: as many open orders as the window has places. */
    static Arrivals within(Semaphore window) {
        return n -> {
            window.acquire();
            return System.nanoTime();
        };
    }
}
