package shop.carousel.contracts.compose;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    private static final Pattern OFFICIAL =
            Pattern.compile("(?:postgres|redis|apache/kafka|prom/prometheus|carousel/[a-z-]+)(?::v?\\d[\\w.]*)?");
    private static final Set<String> IMAGES_WITH_A_USER = Set.of("apache/kafka", "prom/prometheus");

    private final ComposeFile file = ComposeFile.read();

    @Test
    void shop_composed_hasEveryPart() {
        var expected = Set.of(
                "postgres", "kafka", "redis-a", "redis-b", "redis-c", "lock-a", "cart", "order", "catalog", "gateway");
        assertTrue(
                file.services().keySet().containsAll(expected),
                () -> "only " + file.services().keySet());
        assertEquals(2, file.services().get("catalog").replicas());
    }

    @Test
    void memory_ofAllContainersAndProfiles_staysWithinThreeAndAHalfGibibytes() {
        int sum = file.services().values().stream()
                .mapToInt(service -> service.memoryMebibytes() * service.replicas())
                .sum();
        assertTrue(sum <= MOST_MEBIBYTES, () -> "The limits add up to " + sum + " MiB.");
    }

    @TestFactory
    Stream<DynamicTest> containers_all_mayDoLittle() {
        return each(service -> assertAll(
                () -> assertEquals(true, service.get("read_only"), "root file system"),
                () -> assertEquals(List.of("ALL"), service.list("cap_drop"), "capabilities"),
                () -> assertEquals(List.of("no-new-privileges:true"), service.list("security_opt")),
                () -> assertFalse(service.settings().containsKey("cap_add"), "added capabilities"),
                () -> assertFalse(service.settings().containsKey("privileged"), "privileged"),
                () -> assertTrue(service.get("pids_limit") instanceof Integer, "process limit")));
    }

    @TestFactory
    Stream<DynamicTest> containers_all_runAsAnOrdinaryUser() {
        return each(service -> {
            if (service.get("build") != null) {
                DockerfileTest.assertUser((String) service.map("build").get("target"));
            } else if (!IMAGES_WITH_A_USER.contains(repository(service))) {
                assertTrue(
                        service.get("user") instanceof String user
                                && !Set.of("root", "0").contains(user),
                        "user");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> images_all_areOfficialAndOfAVersion() {
        return each(service -> {
            String image = (String) service.get("image");
            assertTrue(OFFICIAL.matcher(image).matches(), image);
            assertEquals(service.get("build") == null, image.contains(":"), () -> "tag of " + image);
        });
    }

    @TestFactory
    Stream<DynamicTest> containers_thatStay_sayWhetherTheyAreHealthy() {
        return each(
                service -> assertEquals(!service.runsOnce(), service.settings().containsKey("healthcheck")));
    }

    @TestFactory
    Stream<DynamicTest> containers_thatWait_waitForHealthOrForTheEnd() {
        return each(service -> service.map("depends_on").forEach((other, how) -> {
            Service awaited = file.services().get(other);
            String expected = awaited.runsOnce() ? "service_completed_successfully" : "service_healthy";
            assertEquals(Map.of("condition", expected), how, () -> service.name() + " waits for " + other);
        }));
    }

    @TestFactory
    Stream<DynamicTest> environment_ofAll_holdsNoSecret() {
        return each(service -> service.map("environment").forEach((name, value) -> {
            boolean secret =
                    Pattern.compile("PASSWORD|SECRET|KEY|TOKEN").matcher(name).find();
            assertTrue(!secret || (name.endsWith("_FILE") && value.toString().startsWith("/run/")), name);
        }));
    }

    @TestFactory
    Stream<DynamicTest> secrets_mounted_areReadOnlyExceptForTheirMaker() {
        return each(service -> service.list("volumes").stream()
                .map(Object::toString)
                .filter(volume -> volume.contains("-secrets:"))
                .forEach(volume -> assertEquals(!service.name().equals("secrets"), volume.endsWith(":ro"), volume)));
    }

    @TestFactory
    Stream<DynamicTest> redis_byItsPurpose_evictsOrNever() {
        return each(service -> {
            if (service.isRedis()) {
                boolean locks = service.name().startsWith("lock-");
                assertEquals(locks ? "noeviction" : "allkeys-lfu", service.option("--maxmemory-policy"));
                assertTrue(ComposeFile.mebibytes(service.option("--maxmemory")) <= service.memoryMebibytes() * 3 / 4);
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
        assertEquals(
                nodes,
                ring.entrySet().stream()
                        .filter(line -> line.getKey().toString().endsWith("].id"))
                        .map(Map.Entry::getValue)
                        .collect(toSet()));
        nodes.forEach(node -> assertTrue(ring.containsValue(node + ":6379"), () -> "address of " + node));
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
        assertEquals(used, documented);
    }

    @Test
    void files_ofTheFile_exist() {
        var references = Pattern.compile("(?:\\{file: \"?|\"\\./)([a-z-]+/[a-z./-]+)")
                .matcher(file.text())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertTrue(references.size() >= 4, references::toString);
        references.forEach(each -> assertTrue(Files.exists(ComposeFile.FOLDER.resolve(each)), each));
    }

    private static String repository(Service service) {
        return ((String) service.get("image")).replaceFirst(":.*", "");
    }

    private Stream<DynamicTest> each(java.util.function.Consumer<Service> law) {
        return file.services().values().stream()
                .map(service -> DynamicTest.dynamicTest(service.name(), () -> law.accept(service)));
    }
}
