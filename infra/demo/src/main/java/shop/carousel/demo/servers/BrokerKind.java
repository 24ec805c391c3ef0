package shop.carousel.demo.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Which message broker services talk to: what they were built for. */
public enum BrokerKind {
    /** Apache Kafka. */
    KAFKA,
    /** RabbitMQ. */
    RABBITMQ;

    private static final String OF_TESTS = "carousel.broker";

    /** The name of the part, and what is said when the shop is built. */
    public String part() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that this run of tests is for: the build says it in a system property. Kafka where nothing is said. */
    public static BrokerKind ofTests() {
        return valueOf(System.getProperty(OF_TESTS, KAFKA.part()).toUpperCase(Locale.ROOT));
    }

    /** The one whose adapter is packaged with a service. */
    public static BrokerKind packagedWith(Path service) {
        Path jars = service.resolve("lib").resolve("main");
        if (!Files.isDirectory(jars)) {
            return KAFKA;
        }
        try (var adapters = Files.newDirectoryStream(jars, "shop.carousel.carousel-broker-" + RABBITMQ.part() + "-*")) {
            return adapters.iterator().hasNext() ? RABBITMQ : KAFKA;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
