package shop.carousel.demo.testing;

/**
 * What only the adapters may know, for the tests of everybody else's walls: which broker it is, is decided when the
 * shop is built.
 */
public final class BrokerPackages {

    private BrokerPackages() {}

    /** Patterns of the adapters' packages, of the brokers' clients, and of their connectors. */
    public static String[] all() {
        return new String[] {
            "shop.carousel.broker..",
            "org.apache.kafka..",
            "com.rabbitmq..",
            "io.vertx.rabbitmq..",
            "io.smallrye.reactive.messaging.kafka..",
            "io.smallrye.reactive.messaging.rabbitmq.."
        };
    }
}
