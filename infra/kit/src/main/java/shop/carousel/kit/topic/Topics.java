package shop.carousel.kit.topic;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Creates the service's topics where they are missing, before its consumers subscribe. Any number of instances may do so at once. */
@Singleton
final class Topics {

    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final int TRY_MILLIS = 5_000;

    private final TopicConfig config;
    private final Map<String, Object> kafka;

    Topics(TopicConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    void ensure(@Observes @Priority(1) StartupEvent started) throws InterruptedException {
        Instant deadline = Instant.now().plus(config.startTimeout());
        while (!tryEnsure()) {
            if (Instant.now().isAfter(deadline)) {
                LOG.errorf("Kafka did not answer within %s; going on without it.", config.startTimeout());
                return;
            }
        }
    }

    private boolean tryEnsure() throws InterruptedException {
        try (Admin admin = Admin.create(settings())) {
            for (var created : admin.createTopics(wanted()).values().values()) {
                await(created);
            }
            return true;
        } catch (ExecutionException fault) {
            return retry(fault);
        } catch (TimeoutException slow) {
            return retry(slow);
        }
    }

    private static void await(KafkaFuture<Void> created)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            created.get(TRY_MILLIS * 2L, TimeUnit.MILLISECONDS);
        } catch (ExecutionException fault) {
            if (!(fault.getCause() instanceof TopicExistsException)) {
                throw fault;
            }
        }
    }

    private static boolean retry(Throwable why) throws InterruptedException {
        LOG.infof("Waiting for Kafka: %s", why.getMessage());
        TimeUnit.MILLISECONDS.sleep(500);
        return false;
    }

    private List<NewTopic> wanted() {
        return config.names().stream()
                .map(name -> new NewTopic(name, config.partitions(), config.replicas()))
                .toList();
    }

    private Map<String, Object> settings() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.get("bootstrap.servers"),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TRY_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TRY_MILLIS);
    }
}
