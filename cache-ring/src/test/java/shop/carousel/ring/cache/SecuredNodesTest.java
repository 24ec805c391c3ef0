package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Consistency;
import shop.carousel.ring.Loader;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.NodeState;
import shop.carousel.ring.NodeTransport;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.testing.Certificates;
import shop.carousel.ring.testing.Eventually;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/**
 * A ring whose nodes are spoken to over TLS, as a user who may do what the README says and nothing else. What was not
 * allowed would stand in the nodes' own log.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredNodesTest {

    private static final String PASSWORD = "a secret";
    private static final Pattern CALL = Pattern.compile("redis\\.p?call\\('([A-Z]+)'");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Loader<String> NEVER = key -> {
        throw new AssertionError("loaded " + key);
    };

    private final Certificates certificates = Certificates.get();
    private final RedisProcess node = RedisProcess.secure("a", certificates);
    private final RedisProcess lockNode = RedisProcess.secure("lock-a", certificates);

    @BeforeAll
    void addUsers() throws IOException {
        addUser(node, "ACL SETUSER ring ");
        addUser(lockNode, "ACL SETUSER locks ");
    }

    /** With the rights that the README gives to the user of such a node. */
    private static void addUser(RedisProcess node, String command) throws IOException {
        var words = new ArrayList<>(List.of("ACL", "SETUSER", "ring"));
        rules(command).map(rule -> rule.equals(">…") ? ">" + PASSWORD : rule).forEach(words::add);
        assertThat(node.command(words.toArray(String[]::new))).isEqualTo("OK");
    }

    private static Stream<String> rules(String command) throws IOException {
        return Files.readString(Path.of("README.md"))
                .lines()
                .filter(each -> each.startsWith(command))
                .flatMap(line -> Stream.of(line.substring(command.length()).split(" ")));
    }

    /** Some of them run seldom. */
    @ParameterizedTest
    @CsvSource({"redis, ACL SETUSER ring ", "lock, ACL SETUSER locks "})
    void everyCommandOfTheScripts_isAllowed(String room, String command) throws IOException {
        try (var scripts = Files.list(Path.of("src/main/resources/shop/carousel/ring", room))) {
            for (var script : scripts.toList()) {
                var called = CALL.matcher(Files.readString(script))
                        .results()
                        .map(call -> "+" + call.group(1).toLowerCase(Locale.ROOT));
                assertThat(rules(command)).as(script.toString()).containsAll(called.toList());
            }
        }
    }

    @AfterAll
    void stop() {
        node.close();
        lockNode.close();
    }

    private CacheRing start(NodeTransport transport) {
        return CacheRings.start(RingOptions.of(List.of(node.secureNode("127.0.0.1")))
                .lockNodes(List.of(lockNode.secureNode("127.0.0.1")))
                .locks(LockOptions.DEFAULT.longestHold(Duration.ofMillis(10)))
                .client(NodeOptions.DEFAULT
                        .commandTimeout(Duration.ofSeconds(5))
                        .connectTimeout(Duration.ofSeconds(3))
                        .transport(transport)
                        .user("ring", PASSWORD)
                        .tls(certificates.tls())));
    }

    private static boolean isUp(CacheRing ring) {
        return ring.states().values().stream().allMatch(NodeState.UP::equals);
    }

    private static Loader<String> row(long version) {
        return key -> new Versioned<>("v" + version, version);
    }

    @ParameterizedTest
    @EnumSource
    void everyOperation_isAllowed(NodeTransport transport) throws Exception {
        try (var ring = start(transport);
                var other = start(transport);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var spec = Rings.texts(transport.name().toLowerCase(Locale.ROOT))
                    .near(new CacheSpec.Near(1 << 20, Duration.ofMinutes(1)));
            var cache = ring.cache(spec);
            Eventually.holds(() -> isUp(ring) && isUp(other));
            assertThat(cache.get("k", row(1))).contains("v1");
            Eventually.holds(() -> {
                cache.get("k", NEVER);
                return cache.statistics().nearHits() > 0;
            });
            other.cache(spec).invalidate("k", 2);
            Eventually.holds(() -> cache.get("k", row(2)).orElseThrow().equals("v2"));
            assertThat(cache.get("k", Consistency.STRONG, row(3))).contains("v3");
            assertThat(cache.getAll(List.of("x", "y"), SecuredNodesTest::rows)).hasSize(2);
            assertThat(ring.nodes().getFirst().keys()).isPositive();

            var lease = ring.locks()
                    .tryLock(List.of("a"), Duration.ofMillis(10), LONG)
                    .orElseThrow();
            var waiting = threads.submit(() -> other.locks().tryLock(List.of("a"), Duration.ofMillis(10), LONG));
            lease.close();
            waiting.get(30, TimeUnit.SECONDS).orElseThrow().close();
        }
        assertThat(List.of(node.command("ACL", "LOG"), lockNode.command("ACL", "LOG")))
                .containsOnly("");
    }

    private static Map<String, Versioned<String>> rows(Set<String> keys) {
        return keys.stream().collect(Collectors.toMap(key -> key, key -> new Versioned<>(key, 1)));
    }
}
