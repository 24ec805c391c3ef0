package shop.carousel.demo.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.Eventually;

class ProcessUsageTest {

    @Test
    void tree_countsWhatChildrenTake() throws Exception {
        Process idle = new ProcessBuilder("sh", "-c", "(while :; do :; done) & wait").start();
        try {
            Eventually.holds("the child has had a processor", () -> busy(ProcessUsage.ofTree(idle.toHandle())));
            assertThat(busy(ProcessUsage.of(idle.toHandle())))
                    .as("the parent only waits")
                    .isFalse();
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
        assertThat(ProcessUsage.ofTree(ended.toHandle()).processor()).isEqualTo(Duration.ZERO);
    }
}
