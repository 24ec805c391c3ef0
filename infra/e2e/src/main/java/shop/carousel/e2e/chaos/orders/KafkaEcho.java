package shop.carousel.e2e.chaos.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What Kafka carries, once more: all of it is in the topics. */
final class KafkaEcho implements Echo {

    private static final String GROUP = "chaos-echo";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int HEARD_SECONDS = 120;

    private final String brokers;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Echoed echoed = new Echoed();
    private final Thread thread;
    private volatile boolean over;

    private KafkaEcho(String brokers) {
        this.brokers = brokers;
        this.consumer = consumer(brokers, true);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "delivery.timeout.ms", 120_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.thread = Thread.ofPlatform().daemon().name("echo").unstarted(this::run);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String brokers, boolean grouped) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        GROUP,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        grouped),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    static KafkaEcho start(String brokers) {
        var echo = new KafkaEcho(brokers);
        echo.thread.start();
        return echo;
    }

    private void run() {
        consumer.subscribe(TOPICS);
        while (!over) {
            consumer.poll(POLL).forEach(this::hear);
        }
        consumer.close();
        producer.close();
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        if (isEcho(record)) {
            return;
        }
        if (record.topic().equals(OF_ORDERS)) {
            echoed.told(
                    new String(record.key(), UTF_8),
                    new String(record.headers().lastHeader("ce_id").value(), UTF_8));
        }
        send(record);
    }

    private static boolean isEcho(ConsumerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader(MARK) != null;
    }

    private void send(ConsumerRecord<byte[], byte[]> record) {
        var again = new ProducerRecord<>(
                record.topic(), record.partition(), record.key(), record.value(), record.headers());
        again.headers().add(MARK, new byte[] {1});
        producer.send(again);
        echoed.sent();
    }

    @Override
    public void again() {
        try (var reader = consumer(brokers, false)) {
            reader.assign(TOPICS.stream()
                    .flatMap(topic -> reader.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            reader.seekToBeginning(reader.assignment());
            var ends = reader.endOffsets(reader.assignment());
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(POLL).forEach(record -> {
                    if (!isEcho(record) && record.offset() < ends.getOrDefault(partition(record), 0L)) {
                        send(record);
                    }
                });
            }
        }
        producer.flush();
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    @Override
    public void awaitHeard() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(HEARD_SECONDS);
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            for (Set<String> behind; !(behind = behind(admin)).isEmpty(); ) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Not everything is heard yet by " + behind);
                }
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not say who has heard what", e);
        }
    }

    /** The consumer groups that have not heard everything yet. */
    private static Set<String> behind(Admin admin) throws InterruptedException, ExecutionException {
        var ends = ends(admin);
        var behind = new HashSet<String>();
        for (var group : admin.listGroups().all().get()) {
            var heard = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            var topics = heard.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
            ends.forEach((at, end) -> {
                var offset = heard.get(at);
                if (topics.contains(at.topic()) && (offset == null ? 0 : offset.offset()) < end.offset()) {
                    behind.add(group.groupId());
                }
            });
        }
        return behind;
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin)
            throws InterruptedException, ExecutionException {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        admin.describeTopics(TOPICS).allTopicNames().get().forEach((topic, about) -> about.partitions()
                .forEach(each -> latest.put(new TopicPartition(topic, each.partition()), OffsetSpec.latest())));
        return admin.listOffsets(latest).all().get();
    }

    @Override
    public Echoed echoed() {
        return echoed;
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
