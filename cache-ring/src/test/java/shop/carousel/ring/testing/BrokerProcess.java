package shop.carousel.ring.testing;

import shop.carousel.demo.servers.Kafka;
import shop.carousel.demo.servers.RabbitMq;

/** A message broker of a test's own. */
public final class BrokerProcess implements AutoCloseable {

    /** The password of RabbitMQ's user. */
    public static final String PASSWORD = "a-password-of-tests";

    private final OwnPart server;

    private BrokerProcess(OwnPart server) {
        this.server = server;
    }

    public static BrokerProcess kafka() {
        return new BrokerProcess(
                OwnPart.start("kafka", 2, (ports, data) -> new Kafka(ports.get(0), ports.get(1), data)));
    }

    public static BrokerProcess rabbitMq() {
        return new BrokerProcess(OwnPart.start(
                "rabbitmq", 2, (ports, data) -> new RabbitMq(ports.get(0), ports.get(1), data, PASSWORD)));
    }

    public int port() {
        return server.port();
    }

    /** Ends it as a crash would, and starts it again with its data. */
    public void restart() throws InterruptedException {
        server.restart();
    }

    @Override
    public void close() {
        server.close();
    }
}
