package shop.carousel.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Hears what becomes of orders from the shop's own events: cheaper than asking for each order, and to the millisecond.
 */
public final class Settlements implements AutoCloseable {

    private static final String TOPIC = "order-events";
    private static final String TYPE_START = "shop.carousel.order.";
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, String> consumer;
    private final BiConsumer<String, String> listener;
    private final Thread thread;
    private volatile boolean running = true;

    /** From now on the listener is told of each event: the order's id and what happened, such as {@code confirmed}. */
    public Settlements(String kafka, BiConsumer<String, String> listener) {
        this.listener = listener;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // seeking waits until it is needed
        this.thread = Thread.ofPlatform().name("settlements").start(this::run);
    }

    private void run() {
        while (running) {
            consumer.poll(POLL).forEach(this::tell);
        }
        consumer.close();
    }

    private void tell(ConsumerRecord<String, String> record) {
        String type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        listener.accept(record.key(), type.substring(TYPE_START.length(), type.lastIndexOf('.')));
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        thread.join();
    }
}
