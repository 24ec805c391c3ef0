package shop.carousel.ring.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.EncryptionKeys;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.NodeTls;
import shop.carousel.ring.NodeTransport;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.testing.Certificates;
import shop.carousel.ring.testing.Rings;

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
                Map.entry("carousel.ring.former-lock-nodes[0].id", "lock-0"),
                Map.entry("carousel.ring.former-lock-nodes[0].address", "127.0.0.1:8149"),
                Map.entry("carousel.ring.placement", "hash-slots"),
                Map.entry("carousel.ring.command-timeout", "300ms"),
                Map.entry("carousel.ring.connect-timeout", "2s"),
                Map.entry("carousel.ring.connections-per-node", "4"),
                Map.entry("carousel.ring.max-queued-per-node", "100"),
                Map.entry("carousel.ring.spin", "PT0.0001S"),
                Map.entry("carousel.ring.breaker-failures", "5"),
                Map.entry("carousel.ring.probe-interval", "200ms"),
                Map.entry("carousel.ring.max-probe-interval", "3s"),
                Map.entry("carousel.ring.locks.epoch", "4"),
                Map.entry("carousel.ring.locks.longest-hold", "20s"),
                Map.entry("carousel.ring.locks.longest-pause", "2s"),
                Map.entry("carousel.ring.encryption.writing-key", "k2"),
                Map.entry("carousel.ring.encryption.keys.k1", KEY),
                Map.entry("carousel.ring.encryption.keys.k2", KEY),
                Map.entry("carousel.ring.transport", "vertx"),
                Map.entry("carousel.ring.user", "ring"),
                Map.entry("carousel.ring.password", "hush")));
        assertThat(options.encryption()).isEqualTo(EncryptionKeys.of("k2", Map.of("k1", KEY, "k2", KEY)));
        assertThat(options.locks()).isEqualTo(new LockOptions(4, Duration.ofSeconds(20), Duration.ofSeconds(2)));
        assertThat(options.nodes()).containsExactly(new RingNode("redis-a", "127.0.0.1:8130", 3, "z2", 7));
        assertThat(options.lockNodes()).containsExactly(RingNode.of("lock-a", "127.0.0.1:8150"));
        assertThat(options.formerLockNodes()).containsExactly(RingNode.of("lock-0", "127.0.0.1:8149"));
        assertThat(options.placement()).isEqualTo(PlacementAlgorithm.HASH_SLOTS);
        assertThat(options.client())
                .isEqualTo(new NodeOptions(
                        NodeTransport.VERTX,
                        Duration.ofMillis(300),
                        Duration.ofSeconds(2),
                        4,
                        100,
                        Duration.ofNanos(100_000),
                        5,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(3),
                        "ring",
                        "hush",
                        null));
        assertThat(options.toString()).doesNotContain("hush");
    }

    @Test
    void config_tls_isReadFromItsFiles() {
        var certificates = Certificates.get();
        var options = options(Map.of(
                "carousel.ring.tls.enabled", "true",
                "carousel.ring.tls.trust", certificates.trust().toString(),
                "carousel.ring.tls.certificate", certificates.certificate().toString(),
                "carousel.ring.tls.key", certificates.key().toString()));
        var tls = Objects.requireNonNull(options.client().tls());
        assertThat(tls.trusted()).hasSize(1);
        assertThat(tls.chain()).hasSize(1);
        assertThat(tls.toString()).isEqualTo("NodeTls[trusted=1, chain=1]");
        assertTlsRefused(
                Map.of("key", certificates.trust().toString()),
                "node.crt is no private key in PEM, as PKCS #8 without a password");
        assertTlsRefused(Map.of("trust", certificates.key().toString()), "No certificate in PEM is in the file");
        assertTlsRefused(
                Map.of("certificate", certificates.certificate().toString()), "A certificate is shown with its key");
        assertThat(options(Map.of("carousel.ring.tls.enabled", "true")).client().tls())
                .isEqualTo(NodeTls.PLATFORM);
        assertTlsRefused(Map.of("trust", "nowhere.pem"), "The file nowhere.pem cannot be read");
        assertTlsRefused(Map.of(), Map.of("carousel.ring.nodes[0].kind", "memcached"), "Only a REDIS node");
    }

    private static void assertTlsRefused(Map<String, String> tls, String message) {
        assertTlsRefused(tls, Map.of(), "carousel.ring.tls: ", message);
    }

    private static void assertTlsRefused(Map<String, String> tls, Map<String, String> more, String... message) {
        var properties = new HashMap<>(more);
        properties.put("carousel.ring.tls.enabled", "true");
        tls.forEach((key, value) -> properties.put("carousel.ring.tls." + key, value));
        assertThatThrownBy(() -> options(properties)).hasMessageContainingAll(message);
    }

    @Test
    void config_outsideTheBounds_isRefusedWithTheBound() {
        refused(
                "carousel.ring.command-timeout",
                "1ms",
                "carousel.ring.command-timeout is PT0.01S to PT30S, not PT0.001S");
        refused("carousel.ring.connect-timeout", "1m", "carousel.ring.connect-timeout is PT0.01S to PT30S, not PT1M");
        refused("carousel.ring.connections-per-node", "17", "carousel.ring.connections-per-node is 1 to 16, not 17");
        refused("carousel.ring.max-queued-per-node", "1", "carousel.ring.max-queued-per-node is 16 to 100000, not 1");
        refused("carousel.ring.spin", "2ms", "carousel.ring.spin is PT0S to PT0.001S, not PT0.002S");
        refused("carousel.ring.breaker-failures", "0", "carousel.ring.breaker-failures is 1 to 100, not 0");
        refused(
                "carousel.ring.probe-interval",
                "1ms",
                "carousel.ring.probe-interval is PT0.01S to PT10S, not PT0.001S");
        refused(
                "carousel.ring.max-probe-interval",
                "2m",
                "carousel.ring.max-probe-interval is PT0.1S to PT1M, not PT2M");
        refused("carousel.ring.nodes[0].weight", "0", "carousel.ring.nodes[0].weight is 1 to 1000, not 0");
        refused(
                "carousel.ring.locks.longest-hold",
                "1ms",
                "carousel.ring.locks.longest-hold is PT0.01S to PT10M, not PT0.001S");
        refused("carousel.ring.locks.epoch", "0", "carousel.ring.locks.epoch is 1 to");
        refused("carousel.ring.placement", "dartboard", "dartboard");
        refused("carousel.ring.transport", "pigeon", "carousel.ring.transport", "pigeon", "direct,vertx");
        refused("carousel.ring.user", "ring", "carousel.ring.user is given without a password");
        refused("carousel.ring.nodes[0].address", "nowhere", "carousel.ring.nodes[0]: A node's address is host:port");
    }

    @Test
    void lockNode_thatIsNoRedis_isRefused() {
        assertThatThrownBy(() -> options(Map.of(
                        "carousel.ring.lock-nodes[0].id", "lock-a",
                        "carousel.ring.lock-nodes[0].address", "127.0.0.1:8150",
                        "carousel.ring.lock-nodes[0].kind", "memcached")))
                .hasMessageContaining("A lock node is REDIS, not MEMCACHED: lock-a");
    }

    private static CacheSpec<String> tuned(CacheSpec<String> declared, Map<String, String> properties) {
        var keys = new HashMap<String, String>();
        properties.forEach((key, value) -> keys.put("carousel.ring.caches.\"product\"." + key, value));
        return options(keys).tuning().tune(declared);
    }

    @Test
    void cache_nothingConfigured_staysAsDeclared() {
        var declared = Rings.texts("product").timeToLive(Duration.ofHours(1));
        assertThat(tuned(declared, Map.of())).isEqualTo(declared);
    }

    @Test
    void cache_everyKey_isRead() {
        var tuned = tuned(
                Rings.texts("product"),
                Map.ofEntries(
                        Map.entry("time-to-live", "1h"),
                        Map.entry("grace", "2m"),
                        Map.entry("compress-from", "100"),
                        Map.entry("absent-time-to-live", "5s"),
                        Map.entry("tombstone-time-to-live", "20s"),
                        Map.entry("lease-time", "3s"),
                        Map.entry("load-deadline", "4s"),
                        Map.entry("jitter", "0.2"),
                        Map.entry("key-bytes", "100"),
                        Map.entry("value-bytes", "1000"),
                        Map.entry("bypass-loads", "7"),
                        Map.entry("bypass-wait", "1s")));
        assertThat(tuned.times())
                .isEqualTo(CacheSpec.Times.DEFAULT
                        .withValue(Duration.ofHours(1))
                        .withGrace(Duration.ofMinutes(2))
                        .withAbsent(Duration.ofSeconds(5))
                        .withTombstone(Duration.ofSeconds(20))
                        .withLease(Duration.ofSeconds(3))
                        .withLoadDeadline(Duration.ofSeconds(4))
                        .withJitter(0.2));
        assertThat(tuned.storage()).isEqualTo(new CacheSpec.Storage(100, false));
        assertThat(tuned.limits()).isEqualTo(new CacheSpec.Limits(100, 1000, 7, Duration.ofSeconds(1)));
    }

    @Test
    void cache_thatIsNotNamed_staysAsDeclared() {
        var declared = Rings.texts("cart");
        assertThat(tuned(declared, Map.of("time-to-live", "1h"))).isEqualTo(declared);
    }

    /** A tombstone is never shorter than a lease, so that the order in which two keys are applied would matter. */
    @Test
    void cache_leaseAndTombstoneTogether_areAppliedInTheOrderThatFits() {
        var longer = tuned(Rings.texts("product"), Map.of("lease-time", "50s", "tombstone-time-to-live", "60s"));
        assertThat(longer.times().lease()).isEqualTo(Duration.ofSeconds(50));
        var shorter = tuned(Rings.texts("product"), Map.of("lease-time", "500ms", "tombstone-time-to-live", "1s"));
        assertThat(shorter.times().tombstone()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void cache_outsideTheBounds_isRefusedAtStartupWithKeyBoundAndValue() {
        refusedCache("time-to-live", "10ms", "is PT1S to PT168H, not PT0.01S");
        refusedCache("grace", "-1s", "is PT0S to PT168H, not PT-1S");
        refusedCache("compress-from", "63", "is 64 to 16777216, not 63");
        refusedCache("absent-time-to-live", "2h", "is PT0.1S to PT1H, not PT2H");
        refusedCache("tombstone-time-to-live", "1s", "is PT2S to PT1H, not PT1S");
        refusedCache("lease-time", "10ms", "is PT0.1S to PT1M, not PT0.01S");
        refusedCache("load-deadline", "2m", "is PT0S to PT1M, not PT2M");
        refusedCache("jitter", "0.6", "is 0.0 to 0.5, not 0.6");
        refusedCache("key-bytes", "15", "is 16 to 8192, not 15");
        refusedCache("value-bytes", "63", "is 64 to 16777216, not 63");
        refusedCache("bypass-loads", "0", "is 1 to 10000, not 0");
        refusedCache("bypass-wait", "2m", "is PT0S to PT1M, not PT2M");
    }

    @Test
    void cache_keyThatIsNotThere_isRefused() {
        assertThatThrownBy(() -> options(Map.of("carousel.ring.caches.\"product\".time-to-life", "1h")))
                .hasMessageContaining("time-to-life");
    }

    private static void refusedCache(String key, String value, String bound) {
        var whole = "carousel.ring.caches.\"product\"." + key;
        refused(whole, value, whole + ' ' + bound);
    }

    @Test
    void config_encryptionKeyThatCannotBeOne_isRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> options(Map.of(
                        "carousel.ring.encryption.writing-key", "k1", "carousel.ring.encryption.keys.k1", "aHVzaA==")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Encryption key k1 has 32 bytes, not 4");
        refused("carousel.ring.encryption.writing-key", "k1", "one of [], not \"k1\"");
    }

    private static void refused(String key, String value, String... parts) {
        assertThatThrownBy(() -> options(Map.of(key, value)))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContainingAll(parts);
    }
}
