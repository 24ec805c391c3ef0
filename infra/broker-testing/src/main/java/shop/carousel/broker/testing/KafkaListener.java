package shop.carousel.broker.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Hears Kafka, from the beginning of its topics, and speaks to it, always to the first partition. */
final class KafkaListener implements TestBroker {

    private static final int LIMIT_SECONDS = 30;

    private final String address;
    private final KafkaProducer<String, String> producer;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean listening = true;

    KafkaListener(String address) {
        this.address = address;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address, "linger.ms", "0"), new StringSerializer(), new StringSerializer());
        this.thread = Thread.ofPlatform().daemon().name("test-listener").start(this::listen);
    }

    private void listen() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                address,
                "group.id",
                "test-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                "500");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(Pattern.compile(".+"));
            while (listening) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> heard.add(heard(record)));
            }
        }
    }

    private static Heard heard(ConsumerRecord<String, String> record) {
        var headers = new HashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new Heard(record.topic(), record.key(), record.value(), headers);
    }

    @Override
    public void send(String topic, @Nullable String key, @Nullable String value, Map<String, String> headers) {
        var record = new ProducerRecord<>(topic, 0, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public List<Heard> heard(String topic) {
        return heard.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    @Override
    public boolean isDone(String group) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            Map<TopicPartition, Long> acknowledged = acknowledged(admin, group);
            return !acknowledged.isEmpty() && acknowledged.equals(ends(admin, acknowledged.keySet()));
        } catch (InterruptedException | ExecutionException | TimeoutException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Map<TopicPartition, Long> acknowledged(Admin admin, String group)
            throws InterruptedException, ExecutionException, TimeoutException {
        return admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .filter(offset -> offset.getValue().offset() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, offset -> offset.getValue().offset()));
    }

    /** Where the topics of these partitions end, as far as there is something in them. */
    private static Map<TopicPartition, Long> ends(Admin admin, Set<TopicPartition> partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        var topics = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .forEach((topic, about) -> about.partitions()
                        .forEach(each -> asked.put(new TopicPartition(topic, each.partition()), OffsetSpec.latest())));
        return admin.listOffsets(asked).all().get(LIMIT_SECONDS, TimeUnit.SECONDS).entrySet().stream()
                .filter(end -> end.getValue().offset() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    @Override
    public void close() {
        listening = false;
        try {
            thread.join(Duration.ofSeconds(LIMIT_SECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(1));
    }
}
