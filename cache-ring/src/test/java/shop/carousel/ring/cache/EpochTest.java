package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.entry.MissedInvalidations;
import shop.carousel.ring.entry.Stamp;
import shop.carousel.ring.entry.StoredKey;
import shop.carousel.ring.entry.Tombstone;
import shop.carousel.ring.testing.Eventually;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;
import shop.carousel.ring.view.CacheNodes;

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

    /** A process with an outdated view must not make a node forget that there is a newer one. */
    @Test
    void nodeIsEmptied_keepsItsEpoch_andNobodyWithAnOlderViewEmptiesIt() {
        try (var node = RedisProcess.start("a")) {
            var process = CacheNodes.connected(node.node());
            try {
                process.member(Stamp.of("emptied", 4));
                var many = IntStream.rangeClosed(0, MissedInvalidations.MOST)
                        .mapToObj(i -> new Tombstone(StoredKey.of("c", 1, "k" + i), 1, 60_000))
                        .toList();
                node.command("SET", "ring/emptied", "5 " + run(node) + " 1");
                node.command("SET", "c@1:other", "V 1\nv");
                process.missed(many);
                Eventually.holds(
                        () -> String.valueOf(process.node().client().trouble()).contains("EPOCH"));
                assertThat(node.command("GET", "ring/emptied")).startsWith("5 ");
                assertThat(node.command("EXISTS", "c@1:other")).isEqualTo("1");
                process.member(Stamp.of("emptied", 5));
                Eventually.holds(() -> process.node().client().isUp());
                assertThat(node.command("EXISTS", "c@1:other")).isEqualTo("0");
                assertThat(node.command("GET", "ring/emptied")).startsWith("5 ");
            } finally {
                process.close();
            }
        }
    }

    private static String run(RedisProcess node) {
        return node.command("INFO", "server").replaceAll("(?s).*run_id:(\\w+).*", "$1");
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
