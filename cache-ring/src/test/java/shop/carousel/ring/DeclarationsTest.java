package shop.carousel.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.testing.Rings;

/**
 * What caches, nodes and rings may be declared as: every bound is refused on its far side, with a message that has the
 * rule and the value.
 */
class DeclarationsTest {

    private static final CacheSpec<String> SPEC = Rings.texts("product");
    private static final CacheSpec.Times TIMES = CacheSpec.Times.DEFAULT;

    private static void refused(String message, ThrowingCallable declaration) {
        assertThatThrownBy(declaration)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void cacheSpec_timesOutsideTheirBounds_areRefused() {
        refused("timeToLive is PT1S to PT168H, not PT0.999S", () -> SPEC.timeToLive(Duration.ofMillis(999)));
        refused("timeToLive", () -> SPEC.timeToLive(Duration.ofDays(8)));
        refused("absentTimeToLive", () -> SPEC.absentTimeToLive(Duration.ZERO));
        refused("absentTimeToLive", () -> SPEC.absentTimeToLive(Duration.ofHours(2)));
        refused("grace", () -> SPEC.grace(Duration.ofMillis(-1)));
        refused("grace", () -> SPEC.grace(Duration.ofDays(8)));
        refused("leaseTime", () -> SPEC.leaseTime(Duration.ofMillis(99)));
        refused("leaseTime", () -> SPEC.leaseTime(Duration.ofMinutes(2)));
        refused("loadDeadline", () -> SPEC.loadDeadline(Duration.ofMillis(-1)));
        refused("loadDeadline", () -> SPEC.loadDeadline(Duration.ofMinutes(2)));
        refused("jitter", () -> TIMES.withJitter(-0.1));
        refused("jitter", () -> TIMES.withJitter(0.6));
        refused("jitter", () -> TIMES.withJitter(Double.NaN));
        refused("tombstoneTimeToLive", () -> TIMES.withTombstone(Duration.ofHours(2)));
    }

    /** A load that outlived the tombstone could store what the tombstone refused. */
    @Test
    void cacheSpec_tombstoneShorterThanALease_isRefused() {
        refused("tombstoneTimeToLive is PT2S to", () -> TIMES.withTombstone(Duration.ofMillis(1_999)));
        refused("tombstoneTimeToLive", () -> SPEC.leaseTime(Duration.ofSeconds(31)));
    }

    @Test
    void cacheSpec_limitsOutsideTheirBounds_areRefused() {
        refused("keyBytes", () -> new CacheSpec.Limits(15, 100, 1, Duration.ZERO));
        refused("keyBytes", () -> new CacheSpec.Limits(8_193, 100, 1, Duration.ZERO));
        refused("valueBytes", () -> new CacheSpec.Limits(512, 63, 1, Duration.ZERO));
        refused("valueBytes", () -> new CacheSpec.Limits(512, (16 << 20) + 1, 1, Duration.ZERO));
        refused("bypassLoads", () -> new CacheSpec.Limits(512, 100, 0, Duration.ZERO));
        refused("bypassWait", () -> new CacheSpec.Limits(512, 100, 1, Duration.ofMinutes(2)));
    }

    @Test
    void cacheSpec_name_isRefusedUnlessPlain() {
        for (var name : List.of("", "A", "1a", "a@b", "a:b", "a/b", "a".repeat(41))) {
            refused("A cache's name", () -> Rings.texts(name));
        }
        assertThat(Rings.texts("a".repeat(40)).name()).hasSize(40);
    }

    @Test
    void node_partsOutsideTheirBounds_areRefused() {
        refused("name", () -> RingNode.of("", "h:1"));
        refused("name", () -> RingNode.of("a b", "h:1"));
        refused("address", () -> RingNode.of("a", "h"));
        refused("address", () -> RingNode.of("a", ":1"));
        refused("address", () -> RingNode.of("a", "redis://h:1"));
        refused("port", () -> RingNode.of("a", "h:0"));
        refused("port", () -> RingNode.of("a", "h:65536"));
        refused("weight", () -> new RingNode("a", "h:1", 0, "z", 1));
        refused("weight", () -> new RingNode("a", "h:1", 1_001, "z", 1));
        refused("zone", () -> new RingNode("a", "h:1", 1, "", 1));
        refused("incarnation", () -> new RingNode("a", "h:1", 1, "z", 0));
    }

    @Test
    void node_address_isReadAsHostAndPort() {
        assertThat(RingNode.of("a", "[::1]:6379").host()).isEqualTo("::1");
        assertThat(RingNode.of("a", "[::1]:6379").port()).isEqualTo(6379);
        assertThat(RingNode.of("a", "redis.shop:7000").host()).isEqualTo("redis.shop");
    }

    @Test
    void nodeOptions_outsideTheirBounds_areRefused() {
        var ok = NodeOptions.DEFAULT;
        refused("commandTimeout", () -> ok.commandTimeout(Duration.ofMillis(9)));
        refused("commandTimeout", () -> ok.commandTimeout(Duration.ofSeconds(31)));
        refused("connectTimeout", () -> options(Duration.ofMillis(9), 2, 64, 3, ok.probe(), ok.probeMax()));
        refused("connections", () -> options(ok.connectTimeout(), 0, 64, 3, ok.probe(), ok.probeMax()));
        refused("connections", () -> options(ok.connectTimeout(), 17, 64, 3, ok.probe(), ok.probeMax()));
        refused("queued", () -> options(ok.connectTimeout(), 2, 15, 3, ok.probe(), ok.probeMax()));
        refused("spin", () -> ok.spin(Duration.ofNanos(-1)));
        refused("spin", () -> ok.spin(Duration.ofMillis(2)));
        refused("failures", () -> options(ok.connectTimeout(), 2, 64, 0, ok.probe(), ok.probeMax()));
        refused("probe", () -> options(ok.connectTimeout(), 2, 64, 3, Duration.ofMillis(9), ok.probeMax()));
        refused("probeMax", () -> options(ok.connectTimeout(), 2, 64, 3, ok.probe(), Duration.ofMillis(99)));
    }

    private static NodeOptions options(
            Duration connect, int connections, int queued, int failures, Duration probe, Duration probeMax) {
        return new NodeOptions(
                NodeOptions.DEFAULT.commandTimeout(),
                connect,
                connections,
                queued,
                NodeOptions.DEFAULT.spin(),
                failures,
                probe,
                probeMax,
                null);
    }

    @Test
    void nodeOptions_asText_keepTheirPassword() {
        assertThat(NodeOptions.DEFAULT.password("hush").toString()).doesNotContain("hush");
    }

    @Test
    void ring_noNodes_isRefused() {
        refused("at least one node", () -> RingOptions.of(List.of()));
    }

    @Test
    void version_thatCannotBe_isRefused() {
        refused("A version is", () -> new Versioned<>("v", -1));
        refused("A version is", () -> new Versioned<>("v", Versioned.MAX_VERSION + 1));
    }
}
