package shop.carousel.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.broker.Arrived;

class ByArrivalTest {

    @Test
    void records_ofSeveralPartitions_comeInTheOrderOfTheirTime() {
        var poll = poll(Map.of(0, List.of(10L, 40L), 1, List.of(20L, 30L)));
        assertThat(times(ByArrival.merge(poll))).isEqualTo(List.of(10L, 20L, 30L, 40L));
    }

    @Test
    void records_ofOnePartition_keepTheirOrderWhateverTheClockSays() {
        var poll = poll(Map.of(0, List.of(50L, 10L, 20L)));
        assertThat(times(ByArrival.merge(poll))).isEqualTo(List.of(50L, 10L, 20L));
    }

    @Test
    void record_ofAPoll_keepsAllThatItCameWith() {
        var records = poll(Map.of(3, List.of(7L)));
        records.iterator().next().headers().add("name", "value".getBytes(StandardCharsets.UTF_8));
        Arrived arrived = PollConverter.poll(records).records().getFirst();
        assertThat(arrived.place()).isEqualTo("t-3@0");
        assertThat(arrived.key()).isEqualTo("k");
        assertThat(arrived.value()).isEqualTo("v");
        assertThat(arrived.timestamp()).isEqualTo(7L);
        assertThat(arrived.text("name")).isEqualTo(Optional.of("value"));
        assertThat(arrived.text("another")).isEmpty();
    }

    private static List<Long> times(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(ConsumerRecord::timestamp).toList();
    }

    private static ConsumerRecords<String, String> poll(Map<Integer, List<Long>> times) {
        Map<TopicPartition, List<ConsumerRecord<String, String>>> records = new java.util.HashMap<>();
        times.forEach((partition, stamps) -> {
            List<ConsumerRecord<String, String>> list = new ArrayList<>();
            stamps.forEach(time -> list.add(record(partition, list.size(), time)));
            records.put(new TopicPartition("t", partition), list);
        });
        return new ConsumerRecords<>(records, Map.of());
    }

    private static ConsumerRecord<String, String> record(int partition, long offset, long time) {
        return new ConsumerRecord<>(
                "t",
                partition,
                offset,
                time,
                TimestampType.CREATE_TIME,
                0,
                0,
                "k",
                "v",
                new RecordHeaders(),
                Optional.empty());
    }
}
