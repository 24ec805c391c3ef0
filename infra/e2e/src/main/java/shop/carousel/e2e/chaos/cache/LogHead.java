package shop.carousel.e2e.chaos.cache;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** What a topic that was set to delete, or a broker that lost a disk, does to the membership log. */
final class LogHead {

    private static final long ALL = -1;
    private static final int TIMEOUT_SECONDS = 20;

    private LogHead() {}

    /** Everything that stands in the log is gone; what is appended from now on stays. */
    static void cutOff(String brokers, String topic) throws IOException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            var settings = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var deleting =
                    new AlterConfigOp(new ConfigEntry("cleanup.policy", "compact,delete"), AlterConfigOp.OpType.SET);
            await(admin.incrementalAlterConfigs(Map.of(settings, List.of(deleting)))
                    .all());
            await(admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(ALL)))
                    .all());
        }
    }

    private static void await(KafkaFuture<?> future) throws IOException, InterruptedException {
        try {
            future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Kafka did not cut off the log's beginning", e);
        }
    }
}
