package shop.carousel.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import shop.carousel.demo.Layout.Service;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.servers.Secrets;

/**
 * The secrets of a shop: random, made at its first start, kept in files that only their owner may read. Each service
 * has a folder of its own with no more than it needs; a file's name is the property, its content the value.
 */
final class ShopSecrets {

    private static final int PASSWORD_BYTES = 18;
    private static final int KEY_BYTES = 32;
    private static final String DATABASE_PASSWORD = "quarkus.datasource.password";

    private static final String RING_KEY_ID = "k1";
    private static final String RING_KEY = "carousel.ring.encryption.keys." + RING_KEY_ID;

    private final Layout layout;

    private ShopSecrets(Layout layout) {
        this.layout = layout;
    }

    /** Makes what is missing. */
    static ShopSecrets ensure(Layout layout) throws IOException {
        var secrets = new ShopSecrets(layout);
        Folders.secret(layout.data().resolve("secrets"));
        secrets.own();
        secrets.common();
        secrets.caches();
        secrets.signing();
        return secrets;
    }

    private void own() throws IOException {
        once(superuserFile(), () -> Secrets.token(PASSWORD_BYTES));
        String admin = once(layout.adminPassword(), () -> Secrets.token(PASSWORD_BYTES) + "\n");
        for (Service service : Service.values()) {
            Folders.secret(layout.secrets(service));
            once(file(service, DATABASE_PASSWORD), () -> Secrets.token(PASSWORD_BYTES));
        }
        Folders.writeSecret(file(Service.ORDER, "carousel.admin.password"), admin.strip());
        once(file(Service.ORDER, "carousel.orders.links.key"), () -> Secrets.token(KEY_BYTES));
    }

    private void common() throws IOException {
        String key = once(layout.data().resolve("secrets").resolve("cursor-key"), () -> Secrets.token(KEY_BYTES));
        for (Service service : Service.values()) {
            Folders.writeSecret(file(service, "carousel.cursor.key"), key);
        }
    }

    /** Each service that keeps personal data on the ring encrypts it under a key of its own. */
    private void caches() throws IOException {
        for (Service service : List.of(Service.CART, Service.ORDER)) {
            once(file(service, RING_KEY), () -> Secrets.token(KEY_BYTES));
            once(file(service, "carousel.ring.encryption.writing-key"), () -> RING_KEY_ID);
        }
    }

    private void signing() throws IOException {
        Path publicKey = file(Service.ORDER, "carousel.jwt.public-key");
        Path privateKey = file(Service.ORDER, "carousel.jwt.private-key");
        if (!Files.exists(publicKey) || !Files.exists(privateKey)) {
            var keys = Secrets.signingKeys();
            Folders.writeSecret(privateKey, keys.privateKey());
            Folders.writeSecret(publicKey, keys.publicKey());
        }
        for (Service service : Service.values()) {
            Folders.writeSecret(file(service, "carousel.jwt.public-key"), Files.readString(publicKey));
        }
    }

    /** The password of the databases' superuser. */
    String superuserPassword() throws IOException {
        return Files.readString(superuserFile());
    }

    /** The broker's password, where it has one: made now if need be, and known to every service. */
    String brokerPassword() throws IOException {
        String password =
                once(layout.data().resolve("secrets").resolve("broker-password"), () -> Secrets.token(PASSWORD_BYTES));
        for (Service service : Service.values()) {
            Folders.writeSecret(file(service, "rabbitmq-password"), password);
        }
        return password;
    }

    /** The password of a service's role. */
    String databasePassword(Service service) throws IOException {
        return Files.readString(file(service, DATABASE_PASSWORD));
    }

    private Path superuserFile() {
        return layout.data().resolve("secrets").resolve("postgres-password");
    }

    private Path file(Service service, String property) {
        return layout.secrets(service).resolve(property);
    }

    private static String once(Path file, Supplier<String> content) throws IOException {
        if (!Files.exists(file)) {
            Folders.writeSecret(file, content.get());
        }
        return Files.readString(file);
    }
}
