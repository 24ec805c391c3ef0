package shop.carousel.kit.topic;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Creates the service's topics where they are missing, before its consumers subscribe. Any number of instances may do
 * so at once.
 */
@Singleton
final class Topics {

    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final int PAUSE_MILLIS = 500;

    private final TopicConfig config;
    private final TopicMaker maker;

    Topics(TopicConfig config, TopicMaker maker) {
        this.config = config;
        this.maker = maker;
    }

    void ensure(@Observes @Priority(1) StartupEvent started) throws InterruptedException {
        Instant deadline = Instant.now().plus(config.startTimeout());
        while (!tryEnsure()) {
            if (Instant.now().isAfter(deadline)) {
                LOG.errorf("The broker did not answer within %s; going on without it.", config.startTimeout());
                return;
            }
        }
    }

    private boolean tryEnsure() throws InterruptedException {
        try {
            maker.make(config);
            return true;
        } catch (TopicsMissingException away) {
            LOG.infof("Waiting for the broker: %s", away.getMessage());
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return false;
        }
    }
}
