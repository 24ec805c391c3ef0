package shop.carousel.e2e.chaos.cache;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** One step after the other, in a thread of its own, until it is closed. */
final class Loop implements AutoCloseable {

    /** One step. */
    interface Step {
        void run() throws Exception;
    }

    private final Thread thread;
    private volatile boolean over;

    Loop(String name, Duration pause, Step step) {
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(pause, step));
    }

    Loop start() {
        thread.start();
        return this;
    }

    private void run(Duration pause, Step step) {
        try {
            while (!over) {
                step.run();
                LockSupport.parkNanos(pause.toNanos());
            }
        } catch (Exception e) {
            e.printStackTrace(); // into the worker's log
            Runtime.getRuntime().halt(1); // a worker that stands still would prove nothing: its end is noticed
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
