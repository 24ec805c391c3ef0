package shop.carousel.ring.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.RingNode;

class HashRingTest {

    private static List<RingNode> pool(int nodes) {
        return IntStream.range(0, nodes)
                .mapToObj(i -> RingNode.of("redis-" + (char) ('a' + i), "10.0.0." + (i + 1) + ":6379"))
                .toList();
    }

    /**
     * Placements that are written down, so that a change of the hash or of the table cannot slip in: it would empty
     * every cache in use.
     */
    @Test
    void owner_ofWrittenKeys_isAsWritten() throws IOException {
        try (var golden = HashRingTest.class.getResourceAsStream("placements.txt")) {
            var lines = new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(WrittenPlacements.lines()).isEqualTo(lines);
        }
    }

    @Test
    void table_nodesShuffledAndMoved_isTheSame() {
        var nodes = new ArrayList<>(pool(7));
        var before = Topologies.slotTable(1, nodes);
        Collections.shuffle(nodes, new Random(42));
        var moved = nodes.stream()
                .map(n -> new RingNode(n.name(), "elsewhere:1", n.weight(), "z9", 5))
                .toList();
        var after = HashRing.of(moved);
        for (int i = 0; i < 100_000; i++) {
            var key = "key-" + i;
            assertThat(moved.get(after.owner(key)).name())
                    .isEqualTo(before.owner(key).name());
        }
    }

    @Test
    void ranking_ofAnyKey_beginsWithTheOwnerAndNamesEveryNodeOnce() {
        var ring = HashRing.of(pool(9));
        for (int i = 0; i < 1_000; i++) {
            var ranking = ring.ranking("key-" + i);
            assertThat(ranking[0]).isEqualTo(ring.owner("key-" + i));
            assertThat(ranking).hasSize(9).doesNotHaveDuplicates();
        }
    }

    @Test
    void owners_severalZones_takeOnePerZoneWhileZonesLast() {
        var nodes = IntStream.range(0, 9)
                .mapToObj(i -> new RingNode("n" + i, "h:1", 1, "z" + i % 3, 1))
                .toList();
        var topology = Topologies.slotTable(1, nodes);
        for (int i = 0; i < 1_000; i++) {
            var owners = topology.owners("key-" + i, 5);
            assertThat(owners).hasSize(5).doesNotHaveDuplicates();
            assertThat(owners.getFirst()).isEqualTo(topology.owner("key-" + i));
            var zones = new HashSet<String>();
            owners.subList(0, 3).forEach(owner -> zones.add(owner.zone()));
            assertThat(zones).hasSize(3);
        }
        assertThat(topology.owners("key", 99)).hasSize(9);
    }

    @Test
    void table_oneNode_ownsEverything() {
        assertThat(HashRing.of(pool(1)).share(0)).isEqualTo(1.0);
    }

    @Test
    void table_noNodeOrTooMany_isRefused() {
        assertThatThrownBy(() -> HashRing.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        var many = IntStream.range(0, 257)
                .mapToObj(i -> RingNode.of("n" + i, "h:1"))
                .toList();
        assertThatThrownBy(() -> HashRing.of(many)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shuffle_ofAnySeed_isAPermutation() {
        for (long seed = 0; seed < 20; seed++) {
            var shuffle = new SlotShuffle(seed);
            assertThat(IntStream.range(0, HashRing.SLOTS)
                            .map(shuffle::position)
                            .distinct()
                            .count())
                    .isEqualTo(HashRing.SLOTS);
        }
    }
}
