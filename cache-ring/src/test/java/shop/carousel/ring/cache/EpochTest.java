package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** A node that has heard of a newer ring does not answer callers of an older one, not even what it has stored. */
class EpochTest {

    private static final String RING = "ring/static";

    @Test
    void read_nodeAtANewerEpoch_goesPastIt() {
        try (var node = RedisProcess.start("a");
                var ring = Rings.patient(node)) {
            var cache = ring.cache(Rings.texts("epoch"));
            assertThat(cache.get("key", key -> new Versioned<>("stored", 1))).contains("stored");
            String known = node.command("GET", RING);
            assertThat(known).matches("1 [0-9a-f]+ 1");

            node.command("SET", RING, known.replaceFirst("1", "2"));
            assertThat(cache.get("key", key -> new Versioned<>("loaded", 2))).contains("loaded");
            assertThat(cache.getAll(List.of("key"), keys -> Map.of("key", new Versioned<>("loaded", 2))))
                    .containsEntry("key", "loaded");

            node.command("SET", RING, known);
            assertThat(cache.get("key", key -> new Versioned<>("loaded", 2))).contains("stored");
        }
    }

    @Test
    void read_nodeThatKnowsNoEpoch_isToldBeforeItIsUsed() {
        try (var node = RedisProcess.start("a");
                var ring = Rings.patient(node)) {
            var cache = ring.cache(Rings.texts("epoch"));
            cache.get("key", key -> new Versioned<>("stored", 1));
            node.command("DEL", RING);
            assertThat(cache.get("key", key -> new Versioned<>("loaded", 2))).isEqualTo(Optional.of("stored"));
            assertThat(node.command("GET", RING)).startsWith("1 ");
        }
    }
}
