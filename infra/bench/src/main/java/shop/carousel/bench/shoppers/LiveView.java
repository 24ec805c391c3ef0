package shop.carousel.bench.shoppers;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import shop.carousel.bench.shoppers.Timeline.Tally;

/** Says once a second how the load goes: in one line that is overwritten in a terminal, else as a line every 5 s. */
final class LiveView implements AutoCloseable {

    private static final int EVERY = 5;

    private final Timeline timeline;
    private final PrintWriter out;
    private final boolean isTerminal =
            System.console() != null && System.console().isTerminal();
    private final Thread thread;
    private volatile boolean running = true;

    LiveView(Timeline timeline, PrintWriter out) {
        this.timeline = timeline;
        this.out = out;
        this.thread = Thread.ofPlatform().name("live-view").daemon().start(this::run);
    }

    private void run() {
        try {
            for (int n = 1; running; n++) {
                Thread.sleep(1_000);
                List<Tally> seconds = timeline.seconds();
                if (seconds.size() > 1 && (isTerminal || n % EVERY == 0)) {
                    out.print((isTerminal ? "\r" : "")
                            + text(seconds.size() - 1, seconds.get(seconds.size() - 2))
                            + (isTerminal ? "" : System.lineSeparator()));
                    out.flush();
                }
            }
        } catch (InterruptedException end) {
            // The load is over.
        }
    }

    private static String text(int at, Tally second) {
        return String.format(
                Locale.ROOT,
                "%4d s  %5d sent  %5d answered  p50 %6.0f ms  p99 %6.0f ms  %4d refused  %3d failed  %4d orders ended",
                at,
                second.due(),
                second.good(),
                second.millis(50),
                second.millis(99),
                second.refused(),
                second.failed(),
                second.ordersEnded());
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join();
        if (isTerminal) {
            out.println();
            out.flush();
        }
    }
}
