package shop.carousel.ring.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The topic: made when it is missing, set right when it is not as the log needs it, refused when it cannot be.
 *
 * <p>A topic that deletes by age or size loses its changes without a snapshot; one whose records are dated by their
 * senders misdates them; one replica is lost with its disk.
 */
record MembershipTopic(KafkaLogOptions options) {

    private static final Logger LOG = Logger.getLogger(MembershipTopic.class);
    private static final int ENOUGH_REPLICAS = 3;
    private static final int TIMEOUT_MILLIS = 5_000;

    /** Without these the log does not keep what it promises. The log's clock dates the records. */
    private static final Map<String, String> REQUIRED =
            Map.of("cleanup.policy", "compact", "message.timestamp.type", "LogAppendTime");

    /** Compaction begins early, so that little has to be read at a start. */
    private static final Map<String, String> SETTINGS = Map.of(
            "segment.bytes",
            Integer.toString(1 << 20),
            "segment.ms",
            Long.toString(TimeUnit.MINUTES.toMillis(10)),
            "min.cleanable.dirty.ratio",
            "0.1",
            "delete.retention.ms",
            Long.toString(TimeUnit.HOURS.toMillis(1)));

    /**
     * @throws IllegalStateException when the topic cannot be had, has not one partition, or has settings that are wrong
     *     and may not be changed
     */
    void ensure() {
        var settings = new HashMap<>(options.client());
        settings.put("request.timeout.ms", TIMEOUT_MILLIS);
        settings.put("default.api.timeout.ms", TIMEOUT_MILLIS);
        settings.put("reconnect.backoff.max.ms", 500);
        try (var admin = Admin.create(settings)) {
            var all = new HashMap<>(SETTINGS);
            all.putAll(REQUIRED);
            var wanted = new NewTopic(options.topic(), Optional.of(1), Optional.empty()).configs(all);
            try {
                await(admin.createTopics(List.of(wanted)).all());
            } catch (TopicExistsException e) {
                checkPartitions(admin);
                repair(admin);
            }
        }
    }

    private void checkPartitions(Admin admin) {
        var described = await(admin.describeTopics(List.of(options.topic())).allTopicNames());
        var partitions = Objects.requireNonNull(described.get(options.topic())).partitions();
        if (partitions.size() != 1) {
            throw new IllegalStateException("Topic " + options.topic() + " has " + partitions.size()
                    + " partitions: only one partition has one order, which the ring's membership is");
        }
        int replicas = partitions.getFirst().replicas().size();
        int brokers = await(admin.describeCluster().nodes()).size();
        if (replicas < Math.min(ENOUGH_REPLICAS, brokers)) {
            LOG.errorf(
                    "Topic %s has %d replica(s) on %d brokers: the ring's membership is lost with them. Give it %d",
                    options.topic(), replicas, brokers, Math.min(ENOUGH_REPLICAS, brokers));
        }
    }

    private void repair(Admin admin) {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, options.topic());
        var now = Objects.requireNonNull(
                await(admin.describeConfigs(List.of(topic)).all()).get(topic));
        var wrong = REQUIRED.entrySet().stream()
                .filter(setting -> !setting.getValue().equals(value(now, setting.getKey())))
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        if (!wrong.isEmpty()) {
            LOG.errorf("Topic %s is not as the ring's membership needs it, and is set to %s", options.topic(), wrong);
            await(admin.incrementalAlterConfigs(Map.of(topic, wrong)).all());
        }
    }

    private static @Nullable String value(Config now, String setting) {
        var entry = now.get(setting);
        return entry == null ? null : entry.value();
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException exists) {
                throw exists;
            }
            throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka did not answer within " + TIMEOUT_MILLIS + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }
}
