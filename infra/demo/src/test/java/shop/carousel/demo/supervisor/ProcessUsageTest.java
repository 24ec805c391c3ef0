package shop.carousel.demo.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.Eventually;

class ProcessUsageTest {

    @Test
    void tree_countsWhatChildrenTake() throws Exception {
        Process idle = new ProcessBuilder("sh", "-c", "(while :; do :; done) & wait").start();
        try {
            Eventually.holds("the child has had a processor", () -> busy(ProcessUsage.ofTree(idle.toHandle())));
            assertTrue(!busy(ProcessUsage.of(idle.toHandle())), "the parent only waits");
        } finally {
            idle.descendants().forEach(ProcessHandle::destroyForcibly);
            idle.destroyForcibly();
        }
    }

    private static boolean busy(ProcessUsage usage) {
        return usage.processor().compareTo(Duration.ofMillis(300)) > 0;
    }

    @Test
    void usage_ofAProcessThatHasEnded_isNothing() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        assertEquals(Duration.ZERO, ProcessUsage.ofTree(ended.toHandle()).processor());
    }
}
