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
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic, made when it is missing, with as many replicas as the brokers make by default. */
record MembershipTopic(KafkaLogOptions options) {

    private static final int TIMEOUT_MILLIS = 5_000;

    /**
     * The log's clock dates the records, and compaction begins early, so that little has to be read at a start.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "cleanup.policy",
            "compact",
            "message.timestamp.type",
            "LogAppendTime",
            "segment.bytes",
            Integer.toString(1 << 20),
            "segment.ms",
            Long.toString(TimeUnit.MINUTES.toMillis(10)),
            "min.cleanable.dirty.ratio",
            "0.1",
            "delete.retention.ms",
            Long.toString(TimeUnit.HOURS.toMillis(1)));

    /**
     * @throws IllegalStateException when the topic cannot be had, or has not one partition
     */
    void ensure() {
        var settings = new HashMap<>(options.client());
        settings.put("request.timeout.ms", TIMEOUT_MILLIS);
        settings.put("default.api.timeout.ms", TIMEOUT_MILLIS);
        settings.put("reconnect.backoff.max.ms", 500);
        try (var admin = Admin.create(settings)) {
            var wanted = new NewTopic(options.topic(), Optional.of(1), Optional.empty()).configs(SETTINGS);
            try {
                await(admin.createTopics(List.of(wanted)).all());
            } catch (TopicExistsException e) {
                checkPartitions(admin);
            }
        }
    }

    private void checkPartitions(Admin admin) {
        var described = await(admin.describeTopics(List.of(options.topic())).allTopicNames());
        int partitions = Objects.requireNonNull(described.get(options.topic()))
                .partitions()
                .size();
        if (partitions != 1) {
            throw new IllegalStateException("Topic " + options.topic() + " has " + partitions
                    + " partitions: only one partition has one order, which the ring's membership is");
        }
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
