package shop.carousel.e2e.chaos.orders;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Delivers every event twice: what is new in the topics is sent to them once more, to the byte, with a header by which it is not echoed again. */
final class Echo implements AutoCloseable {

    private static final List<String> TOPICS = List.of("order-events", "stock-events");
    private static final String MARK = "echo";
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong echoed = new AtomicLong();
    private final Thread thread;
    private volatile boolean over;

    private Echo(String brokers) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "group.id", "chaos-echo", "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "delivery.timeout.ms", 120_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.thread = Thread.ofPlatform().daemon().name("echo").unstarted(this::run);
    }

    static Echo start(String brokers) {
        var echo = new Echo(brokers);
        echo.thread.start();
        return echo;
    }

    private void run() {
        consumer.subscribe(TOPICS);
        while (!over) {
            consumer.poll(POLL).forEach(this::echo);
        }
        consumer.close();
        producer.close();
    }

    private void echo(ConsumerRecord<byte[], byte[]> record) {
        if (record.headers().lastHeader(MARK) == null) {
            var again = new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value(), record.headers());
            again.headers().add(MARK, new byte[] {1});
            producer.send(again);
            echoed.incrementAndGet();
        }
    }

    long echoed() {
        return echoed.get();
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
