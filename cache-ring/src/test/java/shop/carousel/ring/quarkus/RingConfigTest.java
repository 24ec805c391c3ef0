package shop.carousel.ring.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.EncryptionKeys;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;

class RingConfigTest {

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static RingOptions options(Map<String, String> properties) {
        var all = new HashMap<>(Map.of(
                "carousel.ring.nodes[0].id", "redis-a",
                "carousel.ring.nodes[0].address", "127.0.0.1:8130"));
        all.putAll(properties);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(RingConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(RingConfig.class)
                .toOptions();
    }

    @Test
    void config_onlyTheNodes_hasTheLibrarysDefaults() {
        var options = options(Map.of());
        assertThat(options.nodes()).containsExactly(RingNode.of("redis-a", "127.0.0.1:8130"));
        assertThat(options.lockNodes()).isEmpty();
        assertThat(options.client()).isEqualTo(NodeOptions.DEFAULT);
        assertThat(options.locks()).isEqualTo(LockOptions.DEFAULT);
        assertThat(options.encryption()).isEqualTo(EncryptionKeys.NONE);
        assertThat(options.placement()).isEqualTo(PlacementAlgorithm.SLOT_TABLE);
    }

    @Test
    void config_everyKey_isRead() {
        var options = options(Map.ofEntries(
                Map.entry("carousel.ring.nodes[0].weight", "3"),
                Map.entry("carousel.ring.nodes[0].zone", "z2"),
                Map.entry("carousel.ring.nodes[0].incarnation", "7"),
                Map.entry("carousel.ring.lock-nodes[0].id", "lock-a"),
                Map.entry("carousel.ring.lock-nodes[0].address", "127.0.0.1:8150"),
                Map.entry("carousel.ring.placement", "hash-slots"),
                Map.entry("carousel.ring.command-timeout", "300ms"),
                Map.entry("carousel.ring.connect-timeout", "2s"),
                Map.entry("carousel.ring.connections-per-node", "4"),
                Map.entry("carousel.ring.max-queued-per-node", "100"),
                Map.entry("carousel.ring.breaker-failures", "5"),
                Map.entry("carousel.ring.probe-interval", "200ms"),
                Map.entry("carousel.ring.max-probe-interval", "3s"),
                Map.entry("carousel.ring.locks.epoch", "4"),
                Map.entry("carousel.ring.locks.longest-hold", "20s"),
                Map.entry("carousel.ring.locks.longest-pause", "2s"),
                Map.entry("carousel.ring.encryption.writing-key", "k2"),
                Map.entry("carousel.ring.encryption.keys.k1", KEY),
                Map.entry("carousel.ring.encryption.keys.k2", KEY),
                Map.entry("carousel.ring.password", "hush")));
        assertThat(options.encryption()).isEqualTo(EncryptionKeys.of("k2", Map.of("k1", KEY, "k2", KEY)));
        assertThat(options.locks()).isEqualTo(new LockOptions(4, Duration.ofSeconds(20), Duration.ofSeconds(2)));
        assertThat(options.nodes()).containsExactly(new RingNode("redis-a", "127.0.0.1:8130", 3, "z2", 7));
        assertThat(options.lockNodes()).containsExactly(RingNode.of("lock-a", "127.0.0.1:8150"));
        assertThat(options.placement()).isEqualTo(PlacementAlgorithm.HASH_SLOTS);
        assertThat(options.client())
                .isEqualTo(new NodeOptions(
                        Duration.ofMillis(300),
                        Duration.ofSeconds(2),
                        4,
                        100,
                        5,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(3),
                        "hush"));
    }

    @Test
    void config_outsideTheBounds_isRefusedWithTheBound() {
        refused("carousel.ring.command-timeout", "1ms", "commandTimeout is PT0.01S to PT30S, not PT0.001S");
        refused("carousel.ring.connections-per-node", "17", "connections is 1 to 16, not 17");
        refused("carousel.ring.locks.longest-hold", "1ms", "longestHold is PT0.01S to PT10M, not PT0.001S");
        refused("carousel.ring.locks.epoch", "0", "epoch is 1 to");
        refused("carousel.ring.nodes[0].weight", "0", "weight is 1 to 1000, not 0");
        refused("carousel.ring.placement", "dartboard", "dartboard");
        refused("carousel.ring.nodes[0].address", "nowhere", "host:port");
    }

    @Test
    void config_encryptionKeyThatCannotBeOne_isRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> options(Map.of(
                        "carousel.ring.encryption.writing-key", "k1", "carousel.ring.encryption.keys.k1", "aHVzaA==")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Encryption key k1 has 32 bytes, not 4");
        refused("carousel.ring.encryption.writing-key", "k1", "one of [], not \"k1\"");
    }

    private static void refused(String key, String value, String message) {
        assertThatThrownBy(() -> options(Map.of(key, value)))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining(message);
    }
}
