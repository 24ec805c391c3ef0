package shop.carousel.contracts.compose;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.contracts.compose.ComposeFile.Service;

/** What the compose file promises, read off it without an engine. {@code infra/compose/verify} runs it. */
class ComposeFileTest {

    private static final int MOST_MEBIBYTES = 3584;
    private static final Pattern OFFICIAL = Pattern.compile(
            "(?:postgres|redis|apache/kafka|prom/prometheus|grafana/grafana|carousel/[a-z-]+)(?::v?\\d[\\w.]*)?");
    private static final Set<String> IMAGES_WITH_A_USER = Set.of("apache/kafka", "prom/prometheus", "grafana/grafana");

    private final ComposeFile file = ComposeFile.read();

    @Test
    void shop_composed_hasEveryPart() {
        var expected = Set.of(
                "postgres", "kafka", "redis-a", "redis-b", "redis-c", "lock-a", "cart", "order", "catalog", "gateway");
        assertThat(file.services().keySet().containsAll(expected))
                .as(() -> "only " + file.services().keySet())
                .isTrue();
        assertThat(file.services().get("catalog").replicas()).isEqualTo(2);
    }

    @Test
    void memory_ofAllContainersAndProfiles_staysWithinThreeAndAHalfGibibytes() {
        int sum = file.services().values().stream()
                .mapToInt(service -> service.memoryMebibytes() * service.replicas())
                .sum();
        assertThat(sum).as(() -> "The limits add up to " + sum + " MiB.").isLessThanOrEqualTo(MOST_MEBIBYTES);
    }

    @TestFactory
    Stream<DynamicTest> containers_all_mayDoLittle() {
        return each(service -> {
            assertThat(service.get("read_only")).as("root file system").isEqualTo(true);
            assertThat(service.list("cap_drop")).as("capabilities").isEqualTo(List.of("ALL"));
            assertThat(service.list("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
            assertThat(service.settings()).as("added capabilities").doesNotContainKey("cap_add");
            assertThat(service.settings()).as("privileged").doesNotContainKey("privileged");
            assertThat(service.get("pids_limit")).as("process limit").isInstanceOf(Integer.class);
        });
    }

    @TestFactory
    Stream<DynamicTest> containers_all_runAsAnOrdinaryUser() {
        return each(service -> {
            if (service.get("build") != null) {
                DockerfileTest.assertUser((String) service.map("build").get("target"));
            } else if (!IMAGES_WITH_A_USER.contains(repository(service))) {
                assertThat(service.get("user") instanceof String user
                                && !Set.of("root", "0").contains(user))
                        .as("user")
                        .isTrue();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> images_all_areOfficialAndOfAVersion() {
        return each(service -> {
            String image = (String) service.get("image");
            assertThat(OFFICIAL.matcher(image).matches()).as(image).isTrue();
            assertThat(image.contains(":")).as(() -> "tag of " + image).isEqualTo(service.get("build") == null);
        });
    }

    @TestFactory
    Stream<DynamicTest> containers_thatStay_sayWhetherTheyAreHealthy() {
        return each(service ->
                assertThat(service.settings().containsKey("healthcheck")).isEqualTo(!service.runsOnce()));
    }

    @TestFactory
    Stream<DynamicTest> containers_thatWait_waitForHealthOrForTheEnd() {
        return each(service -> service.map("depends_on").forEach((other, how) -> {
            Service awaited = file.services().get(other);
            String expected = awaited.runsOnce() ? "service_completed_successfully" : "service_healthy";
            assertThat(how).as(() -> service.name() + " waits for " + other).isEqualTo(Map.of("condition", expected));
        }));
    }

    @TestFactory
    Stream<DynamicTest> environment_ofAll_holdsNoSecret() {
        return each(service -> service.map("environment").forEach((name, value) -> {
            boolean secret =
                    Pattern.compile("PASSWORD|SECRET|KEY|TOKEN").matcher(name).find();
            assertThat(!secret || (name.endsWith("_FILE") && value.toString().startsWith("/run/")))
                    .as(name)
                    .isTrue();
        }));
    }

    @TestFactory
    Stream<DynamicTest> secrets_mounted_areReadOnlyExceptForTheirMaker() {
        return each(service -> service.list("volumes").stream()
                .map(Object::toString)
                .filter(volume -> volume.contains("-secrets:"))
                .forEach(volume -> assertThat(volume.endsWith(":ro"))
                        .as(volume)
                        .isEqualTo(!service.name().equals("secrets"))));
    }

    @TestFactory
    Stream<DynamicTest> redis_byItsPurpose_evictsOrNever() {
        return each(service -> {
            if (service.isRedis()) {
                boolean locks = service.name().startsWith("lock-");
                assertThat(service.option("--maxmemory-policy")).isEqualTo(locks ? "noeviction" : "allkeys-lfu");
                assertThat(ComposeFile.mebibytes(service.option("--maxmemory")))
                        .isLessThanOrEqualTo(service.memoryMebibytes() * 3 / 4);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-zone", "two-zones"})
    void ring_ofAProfile_hasItsNodes(String name) throws IOException {
        var ring = new Properties();
        try (var reader = Files.newBufferedReader(ComposeFile.FOLDER.resolve("ring/" + name + ".properties"))) {
            ring.load(reader);
        }
        Set<Object> nodes = file.services().values().stream()
                .filter(Service::isRedis)
                .filter(service ->
                        name.equals("two-zones") || !service.settings().containsKey("profiles"))
                .map(Service::name)
                .collect(toSet());
        assertThat(ring.entrySet().stream()
                        .filter(line -> line.getKey().toString().endsWith("].id"))
                        .map(Map.Entry::getValue)
                        .collect(toSet()))
                .isEqualTo(nodes);
        nodes.forEach(node -> assertThat(ring.containsValue(node + ":6379"))
                .as(() -> "address of " + node)
                .isTrue());
    }

    @Test
    void variables_ofTheFile_standInEnv() {
        var used = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)")
                .matcher(file.text())
                .results()
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));
        var documented = new TreeSet<>(ComposeFile.variables().keySet());
        documented.add("RING");
        assertThat(documented).isEqualTo(used);
    }

    @Test
    void files_ofTheFile_exist() {
        var references = Pattern.compile("(?:\\{file: \"?|\"\\./)([a-z-]+/[a-z./-]+)")
                .matcher(file.text())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(references.size()).as(references::toString).isGreaterThanOrEqualTo(4);
        references.forEach(each -> assertThat(Files.exists(ComposeFile.FOLDER.resolve(each)))
                .as(each)
                .isTrue());
    }

    private static String repository(Service service) {
        return ((String) service.get("image")).replaceFirst(":.*", "");
    }

    private Stream<DynamicTest> each(java.util.function.Consumer<Service> law) {
        return file.services().values().stream()
                .map(service -> DynamicTest.dynamicTest(service.name(), () -> law.accept(service)));
    }
}
