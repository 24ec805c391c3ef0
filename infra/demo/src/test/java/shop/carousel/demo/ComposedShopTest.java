package shop.carousel.demo;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import shop.carousel.demo.Layout.Counts;
import shop.carousel.demo.Layout.Service;
import shop.carousel.demo.servers.AotCaches;

/**
 * The composed shop (infra/compose) tells a service what the launcher tells it: no setting and no secret is known to
 * one of them alone.
 */
class ComposedShopTest {

    private static final Path COMPOSED = Path.of("..", "compose");
    private static final String RING = "carousel.ring.";

    @TempDir
    private Path folder;

    private Layout layout;
    private ShopSecrets secrets;

    @BeforeEach
    void make() throws IOException {
        layout = new Layout(folder.resolve("shop"), 20_000, new Counts(3, 1, 1, 1));
        secrets = ShopSecrets.ensure(layout);
        for (String reader : List.of("catalog", "cart", "order", "postgres")) {
            Files.createDirectories(folder.resolve("secrets").resolve(reader));
        }
        Files.copy(COMPOSED.resolve("secrets/secrets"), program());
    }

    @ParameterizedTest
    @EnumSource
    void setting_ofTheLauncher_isInTheComposeFileToo(Service service) throws IOException {
        var missing = new TreeSet<String>();
        for (String property : settings(service)) {
            if (!property.startsWith(RING)) {
                missing.add(variable(property));
            }
        }
        missing.removeAll(environment(service));
        assertThat(missing)
                .as(() -> "compose.yaml does not give " + service.lowerName() + " " + missing)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-zone", "two-zones"})
    void ring_ofTheLauncher_isWrittenInTheSameProperties(String name) throws IOException {
        var ring = new Properties();
        try (var reader = Files.newBufferedReader(COMPOSED.resolve("ring/" + name + ".properties"))) {
            ring.load(reader);
        }
        var written = forms(ring.stringPropertyNames());
        // The launcher's ring is in one zone.
        written.removeAll(Set.of("carousel.ring.zone", "carousel.ring.replicas"));
        assertThat(written).isEqualTo(forms(settings(Service.CART)));
    }

    @Test
    void secrets_ofTheLauncher_areMadeByComposeToo() throws Exception {
        make("");
        for (Service service : Service.values()) {
            assertThat(names(composed(service))).as(service.lowerName()).isEqualTo(names(layout.secrets(service)));
        }
        assertThat(read("order/quarkus.datasource.password")).isEqualTo(read("postgres/orders"));
    }

    @Test
    void secrets_madeAgain_stay() throws Exception {
        make("");
        Map<String, String> first = all();
        make("");
        assertThat(all()).isEqualTo(first);
    }

    @Test
    void secrets_rotated_areNewExceptForTheSuperusers() throws Exception {
        make("");
        Map<String, String> first = all();
        make("rotate");
        Map<String, String> second = all();
        assertThat(second.keySet()).isEqualTo(first.keySet());
        var same = new TreeSet<>(first.keySet());
        same.removeIf(name -> !Objects.equals(first.get(name), second.get(name)));
        // The writing key is a name; the key behind the name is new.
        assertThat(List.copyOf(same))
                .isEqualTo(List.of(
                        "cart/carousel.ring.encryption.writing-key",
                        "order/carousel.ring.encryption.writing-key",
                        "postgres/superuser",
                        "secrets"));
        assertThat(read("cart/carousel.jwt.public-key")).isEqualTo(read("order/carousel.jwt.public-key"));
    }

    private Collection<String> settings(Service service) {
        return new ShopParts(layout, secrets, folder, true, Map.of(), AotCaches.none())
                .configuration(layout.instances(service).getFirst())
                .keySet();
    }

    private static Collection<?> environment(Service service) throws IOException {
        Map<String, ?> file = new Yaml().load(Files.readString(COMPOSED.resolve("compose.yaml")));
        return map(map(map(file.get("services")).get(service.lowerName())).get("environment"))
                .keySet();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    /** The environment variable that sets a property, by MicroProfile Config's rule. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static TreeSet<String> forms(Collection<String> properties) {
        return properties.stream()
                .filter(property -> property.startsWith(RING))
                .map(property -> property.replaceAll("\\[\\d+]", "[]"))
                .collect(toCollection(TreeSet::new));
    }

    private void make(String command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", program().toString(), command);
        builder.environment().put("SECRETS", folder.resolve("secrets").toString());
        Process made = builder.redirectErrorStream(true).start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isEqualTo(0);
    }

    /** Where the image has it. */
    private Path program() {
        return folder.resolve("secrets/secrets");
    }

    private Path composed(Service service) {
        return folder.resolve("secrets").resolve(service.lowerName());
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve("secrets").resolve(file));
    }

    private static TreeSet<String> names(Path secretFolder) throws IOException {
        try (var files = Files.list(secretFolder)) {
            return files.map(file -> file.getFileName().toString()).collect(toCollection(TreeSet::new));
        }
    }

    private Map<String, String> all() throws IOException {
        var all = new java.util.TreeMap<String, String>();
        Path root = folder.resolve("secrets");
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return all;
    }
}
