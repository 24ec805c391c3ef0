package shop.carousel.ring.quarkus;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.membership.LogMembership;
import shop.carousel.ring.membership.Membership;
import shop.carousel.ring.rabbitmq.RabbitLog;
import shop.carousel.ring.rabbitmq.RabbitLogOptions;
import shop.carousel.ring.topology.Topologies;

/**
 * The membership by a RabbitMQ stream, apart from all else, so that an application without RabbitMQ's client never
 * loads it.
 */
final class RabbitMembership {

    private static final Duration RETRY = Duration.ofMillis(250);

    private RabbitMembership() {}

    static Membership follow(RingConfig config, RingOptions options) {
        return LogMembership.follow(
                "rabbitmq",
                new RabbitLog(log(config.membershipTopic(), ConfigProvider.getConfig())),
                options,
                (epoch, nodes) -> Topologies.of(options.placement(), epoch, nodes),
                System::nanoTime);
    }

    private static RabbitLogOptions log(String stream, Config broker) {
        return new RabbitLogOptions(
                stream,
                broker.getOptionalValue("rabbitmq-host", String.class).orElse("localhost"),
                broker.getOptionalValue("rabbitmq-port", Integer.class).orElse(5672),
                broker.getOptionalValue("rabbitmq-username", String.class).orElse("guest"),
                broker.getOptionalValue("rabbitmq-password", String.class).orElse("guest"),
                RETRY);
    }
}
