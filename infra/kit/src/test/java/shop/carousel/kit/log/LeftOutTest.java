package shop.carousel.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftOutTest {

    private static final String NAME = "left-out-test";

    private final AtomicInteger lines = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final LeftOut rows = new LeftOut(Logger.getLogger(NAME), "row", nanos::get);
    private final java.util.logging.Logger log = java.util.logging.Logger.getLogger(NAME);
    private final Handler counting = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.incrementAndGet();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.addHandler(counting);
    }

    @AfterEach
    void leave() {
        log.removeHandler(counting);
    }

    @Test
    void row_thatIsLeftOutAgainAndAgain_isNamedOnce() {
        for (int i = 0; i < 100; i++) {
            rows.say("A", new IllegalArgumentException("broken"));
            nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        }
        assertThat(lines.get()).isEqualTo(1);
    }

    @Test
    void rows_beyondAMinutesMost_areCountedInOneLine() {
        for (int i = 0; i < 10 * LeftOut.A_MINUTE; i++) {
            rows.say("row " + i, new IllegalArgumentException("broken"));
        }
        assertThat(lines.get()).isEqualTo(LeftOut.A_MINUTE);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        rows.say("one more", new IllegalArgumentException("broken"));
        assertThat(lines.get()).isEqualTo(LeftOut.A_MINUTE + 2);
    }
}
