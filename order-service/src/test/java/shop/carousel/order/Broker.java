package shop.carousel.order;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The test's end of Kafka: speaks for the catalog on {@code stock-events} and hears everything that orders say. */
public final class Broker implements AutoCloseable {

    private final KafkaProducer<String, String> producer;
    private final List<ConsumerRecord<String, String>> heard = new CopyOnWriteArrayList<>();
    private final Thread listener;
    private volatile boolean listening = true;

    Broker(String servers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new StringSerializer());
        listener = Thread.ofPlatform().daemon().name("test-listener").start(() -> listen(servers));
    }

    private void listen(String servers) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "test-" + UUID.randomUUID());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, "500");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("order-events", "stock-events.order.dead-letters"));
            while (listening) {
                consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
            }
        }
    }

    /** What was said of an order, in the order of the topic. */
    public List<ConsumerRecord<String, String>> saidOf(String order) {
        return heard.stream()
                .filter(record -> record.topic().equals("order-events") && order.equals(record.key()))
                .toList();
    }

    /** The short names of what was said of an order: {@code placed}, {@code reserved}, … */
    public List<String> typesOf(String order) {
        return saidOf(order).stream()
                .map(record -> header(record, "ce_type"))
                .map(type -> type.replaceFirst("shop\\.carousel\\.order\\.(.*)\\.v1", "$1"))
                .toList();
    }

    /** What nobody could handle, with this key. */
    public List<ConsumerRecord<String, String>> deadLetters(String key) {
        return heard.stream()
                .filter(record -> record.topic().endsWith(".dead-letters") && key.equals(record.key()))
                .toList();
    }

    public static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** The catalog set the order's lines aside. */
    public UUID reserved(String order) {
        String data =
                "{\"orderId\":\"%s\",\"deadline\":\"2099-01-01T00:00:00Z\",\"lines\":[{\"sku\":\"A\",\"quantity\":1}]}";
        return say("reserved", order, data.formatted(order));
    }

    /** The catalog has not enough. */
    public UUID refused(String order) {
        String data = "{\"orderId\":\"%s\",\"shortages\":[{\"sku\":\"A\",\"requested\":2,\"available\":1}]}";
        return say("refused", order, data.formatted(order));
    }

    /** The catalog sold what it had set aside. */
    public UUID sold(String order) {
        return say("sold", order, "{\"orderId\":\"%s\"}".formatted(order));
    }

    /** The catalog took its units back. */
    public UUID released(String order, String reason) {
        return say("released", order, "{\"orderId\":\"%s\",\"reason\":\"%s\"}".formatted(order, reason));
    }

    public UUID say(String event, String order, String data) {
        UUID id = UUID.randomUUID();
        say(id, event, order, data);
        return id;
    }

    /** One record, with an id that may have been used before. */
    public void say(UUID id, String event, String order, String data) {
        var record = new ProducerRecord<>("stock-events", order, data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_type",
                        "shop.carousel.stock." + event + ".v1",
                        "ce_source",
                        "/catalog",
                        "ce_subject",
                        order,
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(record);
    }

    public void send(ProducerRecord<String, String> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        listening = false;
        listener.join();
        producer.close();
    }
}
