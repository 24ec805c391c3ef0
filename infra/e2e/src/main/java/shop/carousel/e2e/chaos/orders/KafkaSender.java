package shop.carousel.e2e.chaos.orders;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends poison to Kafka. */
final class KafkaSender implements Poison.Sender {

    private final KafkaProducer<byte[], byte[]> producer;

    KafkaSender(String brokers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "delivery.timeout.ms", 120_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    @Override
    public Future<?> send(String topic, int partition, byte[] key, byte[] value) {
        var record = new ProducerRecord<>(topic, partition, key, value);
        record.headers().add(Echo.MARK, new byte[] {1});
        return producer.send(record);
    }

    @Override
    public void close() {
        producer.close();
    }
}
