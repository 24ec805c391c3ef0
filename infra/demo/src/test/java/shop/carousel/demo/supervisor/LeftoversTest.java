package shop.carousel.demo.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.supervisor.ShopState.PartState;

class LeftoversTest {

    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void process_thatAKilledShopLeft_isEnded() throws InterruptedException {
        var left = ProcessId.of(process.pid()).orElseThrow();
        assertThat(Leftovers.clear(state(left))).isEqualTo(List.of("redis-a"));
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void process_thatHasANumberOfOldByChance_isLeftInPeace() throws InterruptedException {
        var started = ProcessId.of(process.pid()).orElseThrow().startedMillis();
        assertThat(Leftovers.clear(state(new ProcessId(process.pid(), started - 60_000))))
                .isEmpty();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void process_thatHasEnded_isNobody() throws InterruptedException {
        var id = ProcessId.of(process.pid()).orElseThrow();
        process.destroyForcibly().waitFor();
        assertThat(id.alive()).isFalse();
        assertThat(Leftovers.clear(state(id))).isEmpty();
    }

    private static ShopState state(ProcessId part) {
        return new ShopState(
                "http://localhost:1",
                new ProcessId(1, 0),
                true,
                List.of(new PartState(
                        "redis-a", part.pid(), 1, Condition.UP, "redis-a.log", part.startedMillis(), "TERM")));
    }
}
