package shop.carousel.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.carousel.demo.Layout.Counts;
import shop.carousel.demo.Layout.Service;

class ShopSecretsTest {

    @TempDir
    private Path folder;

    private Layout layout;

    @BeforeEach
    void make() throws IOException {
        layout = new Layout(folder, 20_000, new Counts(3, 1, 1, 1));
        ShopSecrets.ensure(layout);
    }

    @Test
    void files_ofSecrets_areReadableByTheirOwnerOnly() throws IOException {
        assertThat(mode(layout.adminPassword())).isEqualTo("rw-------");
        try (var all = Files.walk(folder.resolve("secrets"))) {
            for (Path one : all.toList()) {
                assertThat(mode(one)).as(one.toString()).isEqualTo(Files.isDirectory(one) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void service_getsNoMoreThanItNeeds() throws IOException {
        Set<String> common = Set.of("quarkus.datasource.password", "carousel.cursor.key", "carousel.jwt.public-key");
        assertThat(names(Service.CATALOG)).isEqualTo(common);
        var more = new TreeSet<>(common);
        more.addAll(Set.of("carousel.ring.encryption.keys.k1", "carousel.ring.encryption.writing-key"));
        assertThat(names(Service.CART)).isEqualTo(more);
        more.addAll(Set.of("carousel.jwt.private-key", "carousel.admin.password", "carousel.orders.links.key"));
        assertThat(names(Service.ORDER)).isEqualTo(more);
    }

    @Test
    void secrets_ofTheSecondStart_areThoseOfTheFirst() throws IOException {
        String password = Files.readString(layout.adminPassword());
        String key = read(Service.CART, "carousel.jwt.public-key");
        ShopSecrets.ensure(layout);
        assertThat(Files.readString(layout.adminPassword())).isEqualTo(password);
        assertThat(read(Service.CART, "carousel.jwt.public-key")).isEqualTo(key);
        assertThat(read(Service.ORDER, "carousel.admin.password")).isEqualTo(password.strip());
    }

    @Test
    void secrets_differ_whereTheyAreNotShared() throws IOException {
        assertThat(read(Service.ORDER, "quarkus.datasource.password"))
                .isNotEqualTo(read(Service.CART, "quarkus.datasource.password"));
        assertThat(read(Service.ORDER, "carousel.cursor.key")).isEqualTo(read(Service.CART, "carousel.cursor.key"));
        assertThat(read(Service.ORDER, "carousel.jwt.private-key")).startsWith("-----BEGIN PRIVATE KEY-----\n");
    }

    @Test
    void passwordOfTheBroker_isMadeWhenItIsNeeded_andKept() throws IOException {
        String password = ShopSecrets.ensure(layout).brokerPassword();
        assertThat(ShopSecrets.ensure(layout).brokerPassword()).isEqualTo(password);
        assertThat(read(Service.CART, "rabbitmq-password")).isEqualTo(password);
    }

    private String read(Service service, String property) throws IOException {
        return Files.readString(layout.secrets(service).resolve(property));
    }

    private Set<String> names(Service service) throws IOException {
        try (var files = Files.list(layout.secrets(service))) {
            var names = new TreeSet<String>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
