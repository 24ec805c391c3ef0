package shop.carousel.ring.quarkus;

import java.time.Duration;
import java.util.Map;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.kafka.KafkaLog;
import shop.carousel.ring.kafka.KafkaLogOptions;
import shop.carousel.ring.membership.LogMembership;
import shop.carousel.ring.membership.Membership;
import shop.carousel.ring.topology.Topologies;

/** The membership by a Kafka log, apart from all else, so that an application without Kafka's client never loads it. */
final class KafkaMembership {

    private static final Duration RETRY = Duration.ofMillis(250);

    private KafkaMembership() {}

    static Membership follow(RingConfig config, RingOptions options, Map<String, Object> kafka) {
        var log = new KafkaLog(new KafkaLogOptions(config.membershipTopic(), kafka, RETRY));
        return LogMembership.follow(
                "kafka",
                log,
                options,
                (epoch, nodes) -> Topologies.of(options.placement(), epoch, nodes),
                System::nanoTime);
    }
}
