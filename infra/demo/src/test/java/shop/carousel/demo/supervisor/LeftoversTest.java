package shop.carousel.demo.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(List.of("redis-a"), Leftovers.clear(state(left)));
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    }

    @Test
    void process_thatHasANumberOfOldByChance_isLeftInPeace() throws InterruptedException {
        var started = ProcessId.of(process.pid()).orElseThrow().startedMillis();
        assertEquals(List.of(), Leftovers.clear(state(new ProcessId(process.pid(), started - 60_000))));
        assertTrue(process.isAlive());
    }

    @Test
    void process_thatHasEnded_isNobody() throws InterruptedException {
        var id = ProcessId.of(process.pid()).orElseThrow();
        process.destroyForcibly().waitFor();
        assertFalse(id.alive());
        assertEquals(List.of(), Leftovers.clear(state(id)));
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
