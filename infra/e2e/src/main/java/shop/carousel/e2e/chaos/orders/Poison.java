package shop.carousel.e2e.chaos.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records that nobody can read: no headers, and values of every size up to the last byte that a request may have. */
final class Poison implements AutoCloseable {

    /** How the keys of all of them begin. */
    static final String KEY = "poison-";

    /** Who puts aside what is on each topic; other consumers pass it over. */
    private static final Map<String, Integer> CONSUMERS = Map.of("stock-events", 1, "order-events", 2);

    private static final int[] SIZES = {0, 1, 1_000, 64_000, 500_000, 1_048_300, 1_048_400};
    private static final int SENT_SECONDS = 60;

    private final KafkaProducer<byte[], byte[]> producer;
    private int number;
    private int letters;

    Poison(String brokers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "delivery.timeout.ms", 120_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * One of each size to each topic, in every partition in its turn. They are marked as echoes, so that none comes
     * twice.
     */
    void spread() throws InterruptedException {
        var sent = new ArrayList<Future<?>>();
        CONSUMERS.forEach((topic, consumers) -> {
            int partitions = producer.partitionsFor(topic).size();
            for (int size : SIZES) {
                var record = new ProducerRecord<>(
                        topic,
                        number % partitions,
                        (KEY + number++).getBytes(UTF_8),
                        "x".repeat(size).getBytes(UTF_8));
                record.headers().add(Echo.MARK, new byte[] {1});
                sent.add(producer.send(record));
                letters += consumers;
            }
        });
        try {
            for (var each : sent) {
                each.get(SENT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker does not take the poison: " + e, e);
        }
    }

    /** How many dead letters there have to be. */
    int letters() {
        return letters;
    }

    @Override
    public void close() {
        producer.close();
    }
}
