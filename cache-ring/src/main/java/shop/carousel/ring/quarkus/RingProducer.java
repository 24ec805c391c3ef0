package shop.carousel.ring.quarkus;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.console.AddressRule;
import shop.carousel.ring.telemetry.SpansOfTheApplication;

/**
 * Makes the application's ring at startup, and lets go of it at the end. A node that is away at startup delays nothing.
 */
@ApplicationScoped
public class RingProducer {

    private static final Logger LOG = Logger.getLogger(RingProducer.class);

    @Produces
    @Singleton
    CacheRing ring(
            RingConfig config,
            Vertx vertx,
            RingWatch watch,
            @Identifier("default-kafka-broker") Instance<Map<String, Object>> kafka) {
        SpansOfTheApplication.find().ifPresent(watch::add);
        var options = config.toOptions().observer(watch);
        return switch (config.membership()) {
            case STATIC -> CacheRings.start(options, vertx);
            case KAFKA -> CacheRings.start(options, KafkaMembership.follow(config, options, kafka.get()), vertx);
            case RABBITMQ -> CacheRings.start(options, RabbitMembership.follow(config, options), vertx);
        };
    }

    @Produces
    @Singleton
    AddressRule addresses(RingConfig config) {
        return AddressRule.of(config.nodePlaces().orElse(List.of()));
    }

    void announce(@Observes StartupEvent event, CacheRing ring) {
        var topology = ring.topology();
        LOG.infof("Ring of %d nodes by %s, epoch %d", topology.nodes().size(), ring.placement(), topology.epoch());
    }

    void close(@Disposes CacheRing ring) {
        ring.close();
    }
}
