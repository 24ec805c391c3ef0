package shop.carousel.e2e.chaos.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import shop.carousel.demo.Layout;
import shop.carousel.demo.servers.BrokerKind;

/** The ends of a shop's broker that a run has: those of the broker that the services were built for. */
record Wire(BrokerKind broker, Layout layout) {

    /** The broker of the services that are packaged there. */
    static BrokerKind builtFor(Path root) {
        return BrokerKind.packagedWith(root.resolve("order-service/target/quarkus-app"));
    }

    Echo echo() throws InterruptedException {
        return switch (broker) {
            case KAFKA -> KafkaEcho.start(brokers());
            case RABBITMQ -> RabbitEcho.start(rabbit());
        };
    }

    /**
     * @param root of the repository
     */
    Poison poison(Path root) {
        return new Poison(
                root,
                switch (broker) {
                    case KAFKA -> new KafkaSender(brokers());
                    case RABBITMQ -> new RabbitSender(rabbit());
                });
    }

    private String brokers() {
        return "127.0.0.1:" + layout.brokerPort();
    }

    private RabbitAccess rabbit() {
        try {
            Path password = layout.data().resolve("secrets").resolve("broker-password");
            return new RabbitAccess(
                    layout.brokerPort(), Files.readString(password).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
