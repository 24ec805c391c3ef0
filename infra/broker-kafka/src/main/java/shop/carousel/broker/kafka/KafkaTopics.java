package shop.carousel.broker.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
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
import shop.carousel.kit.topic.TopicConfig;
import shop.carousel.kit.topic.TopicMaker;
import shop.carousel.kit.topic.TopicsMissingException;

/** Makes topics with their partitions and replicas. */
@Singleton
final class KafkaTopics implements TopicMaker {

    private static final int TRY_MILLIS = 5_000;

    private final Map<String, Object> kafka;

    KafkaTopics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void make(TopicConfig wanted) throws TopicsMissingException, InterruptedException {
        try (Admin admin = Admin.create(settings())) {
            for (var created : admin.createTopics(topics(wanted)).values().values()) {
                await(created);
            }
        } catch (ExecutionException | TimeoutException away) {
            throw new TopicsMissingException(away);
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

    private static List<NewTopic> topics(TopicConfig wanted) {
        return wanted.names().stream()
                .map(name -> new NewTopic(name, wanted.partitions(), wanted.replicas()))
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
