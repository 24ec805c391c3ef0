package shop.carousel.ring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingNode;

/** What each kind of placement promises besides. */
class PlacementLawsTest {

    private static final int KEYS = 20_000;

    private static List<RingNode> pool(int nodes) {
        return IntStream.range(0, nodes)
                .mapToObj(i -> RingNode.of("n%02d".formatted(i), "h:1"))
                .toList();
    }

    private static List<RingNode> without(int leaving, List<RingNode> nodes) {
        var gone = nodes.get(leaving);
        return nodes.stream().filter(node -> node != gone).toList();
    }

    /** The part of the keys that moves between nodes that are in both pools. */
    private static double movedBesides(PlacementAlgorithm algorithm, int leaving, int nodes) {
        var large = Topologies.of(algorithm, 1, pool(nodes));
        var small = Topologies.of(algorithm, 2, without(leaving, pool(nodes)));
        var gone = pool(nodes).get(leaving).name();
        return (double) IntStream.range(0, KEYS)
                        .mapToObj(i -> "key-" + i)
                        .filter(key -> !large.owner(key).name().equals(gone))
                        .filter(key -> !large.owner(key).equals(small.owner(key)))
                        .count()
                / KEYS;
    }

    @ParameterizedTest
    @EnumSource(names = {"KETAMA", "RENDEZVOUS"})
    void change_ofOneNode_movesNothingBesides(PlacementAlgorithm algorithm) {
        for (int leaving = 0; leaving < 8; leaving++) {
            assertThat(movedBesides(algorithm, leaving, 8)).isZero();
        }
    }

    @Test
    void jump_theLastNodeByName_movesNothingBesides() {
        assertThat(movedBesides(PlacementAlgorithm.JUMP, 7, 8)).isZero();
        assertThat(movedBesides(PlacementAlgorithm.JUMP, 0, 8)).isGreaterThan(0.5);
    }

    @Test
    void maglev_oneNode_movesLittleBesidesButSome() {
        assertThat(movedBesides(PlacementAlgorithm.MAGLEV, 3, 8)).isBetween(0.000_01, 0.03);
    }

    @Test
    void modulo_oneNode_movesNearlyEverything() {
        assertThat(movedBesides(PlacementAlgorithm.MODULO, 7, 8)).isGreaterThan(0.7);
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOT_TABLE", "BOUNDED_LOADS", "MAGLEV", "MODULO", "RANGE", "HASH_SLOTS", "JUMP"})
    void load_ofTheFullestNode_isWithinTheBound(PlacementAlgorithm algorithm) {
        for (int nodes : new int[] {4, 8, 16, 32}) {
            var placement = Placements.of(algorithm, pool(nodes));
            double fullest = IntStream.range(0, nodes)
                    .mapToDouble(placement::share)
                    .max()
                    .orElseThrow();
            assertThat(fullest * nodes).isLessThanOrEqualTo(1.021);
        }
    }

    /** CRC16 as the Redis Cluster specification gives it, and slots as CLUSTER KEYSLOT answers them. */
    @ParameterizedTest
    @CsvSource({
        "123456789, 12739",
        "foo, 12182",
        "somekey, 11058",
        "foo{hash_tag}, 2515",
        "bar{hash_tag}, 2515",
        "hash_tag, 2515",
    })
    void hashSlot_ofKnownKeys_isRedisClusters(String key, int slot) {
        assertThat(HashSlotPlacement.slot(key)).isEqualTo(slot);
    }

    @Test
    void hashSlot_ofTags_followsTheSpecification() {
        assertThat(HashSlotPlacement.slot("{user1000}.following")).isEqualTo(HashSlotPlacement.slot("user1000"));
        assertThat(HashSlotPlacement.slot("foo{{bar}}zap")).isEqualTo(HashSlotPlacement.slot("{bar"));
        assertThat(HashSlotPlacement.slot("foo{bar}{zap}")).isEqualTo(HashSlotPlacement.slot("bar"));
        // An empty tag is none: the whole key counts.
        assertThat(Stream.of("foo{}{bar}", "a{}", "b{}", "c{}")
                        .map(HashSlotPlacement::slot)
                        .distinct()
                        .count())
                .isEqualTo(4);
        var bytes = "123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(Crc16.of(bytes, 0, bytes.length)).isEqualTo(0x31C3);
    }
}
