package shop.carousel.catalog.stock;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The order service's side of the broker: it tells of orders and reads what became of them. */
final class OrderLog implements AutoCloseable {

    private static final String TOPIC = "order-events";

    private final String broker;
    private final KafkaProducer<String, String> producer;

    OrderLog(String broker) {
        this.broker = broker;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new StringSerializer());
    }

    /** Tells that an order was placed. */
    void placed(UUID order, String lines) throws Exception {
        tell(order, "shop.carousel.order.placed.v1", "{\"orderId\":\"" + order + "\",\"lines\":" + lines + "}");
    }

    /** Tells that something else happened to an order. */
    void happened(UUID order, String what) throws Exception {
        tell(order, "shop.carousel.order." + what + ".v1", "{\"orderId\":\"" + order + "\",\"status\":\"ANY\"}");
    }

    void tell(UUID order, String type, String data) throws Exception {
        var record = new ProducerRecord<>(TOPIC, 0, order.toString(), data);
        record.headers().add("ce_id", bytes(UUID.randomUUID().toString()));
        record.headers().add("ce_type", bytes(type));
        record.headers().add("ce_specversion", bytes("1.0"));
        producer.send(record).get(30, TimeUnit.SECONDS);
    }

    /** A record that nobody can read. */
    void junk(UUID order) throws Exception {
        producer.send(new ProducerRecord<>(TOPIC, 0, order.toString(), "junk")).get(30, TimeUnit.SECONDS);
    }

    /** What a topic holds of a key now, in order. */
    List<ConsumerRecord<String, String>> read(String topic, Object key) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records.stream()
                    .filter(record -> key.toString().equals(record.key()))
                    .toList();
        }
    }

    static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
