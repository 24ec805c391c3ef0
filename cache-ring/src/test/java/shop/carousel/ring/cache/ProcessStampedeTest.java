package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.testing.Reader;
import shop.carousel.ring.testing.RedisProcess;

/** Four processes of 64 callers each on one cold key. */
class ProcessStampedeTest {

    /** Long beside a load, so that a busy machine does not look like a dead holder. */
    private static final Duration LEASE = Duration.ofSeconds(4);

    private static final RedisProcess NODE = RedisProcess.start("a");
    private static final RedisProcess COUNTER = RedisProcess.start("counter");

    @BeforeEach
    void empty() {
        NODE.command("FLUSHALL");
        COUNTER.command("FLUSHALL");
    }

    @AfterAll
    static void stop() {
        NODE.close();
        COUNTER.close();
    }

    @Test
    void coldKey_fourProcesses_isLoadedOnce() {
        var readers = start(4, "300", Duration.ofSeconds(30));
        try {
            readers.forEach(Reader::go);
            readers.forEach(reader -> assertThat(reader.await("done")).isEqualTo("[value]"));
            assertThat(COUNTER.command("GET", "loads")).isEqualTo("1");
        } finally {
            readers.forEach(Reader::close);
        }
    }

    @Test
    void coldKey_holderIsKilled_isLoadedTwice() {
        var readers = start(3, "50", LEASE);
        try (var holder = Reader.start(NODE, COUNTER, "hang", LEASE)) {
            holder.go();
            holder.await("loading");
            readers.forEach(Reader::go);
            holder.kill();
            readers.forEach(reader -> assertThat(reader.await("done")).isEqualTo("[value]"));
            assertThat(COUNTER.command("GET", "loads")).isEqualTo("2");
        } finally {
            readers.forEach(Reader::close);
        }
    }

    private static List<Reader> start(int processes, String loads, Duration lease) {
        return Stream.generate(() -> Reader.start(NODE, COUNTER, loads, lease))
                .limit(processes)
                .toList();
    }
}
