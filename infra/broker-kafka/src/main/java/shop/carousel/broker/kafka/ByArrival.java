package shop.carousel.broker.kafka;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of a poll in the order of their arrival at the broker, so that no partition's records come before
 * another's because of its number. Within a partition the order stays as it is, whatever the clocks say.
 */
final class ByArrival {

    private ByArrival() {}

    static List<ConsumerRecord<String, String>> merge(ConsumerRecords<String, String> poll) {
        PriorityQueue<Partition> partitions = new PriorityQueue<>(
                Comparator.comparingLong(partition -> partition.head().timestamp()));
        for (TopicPartition partition : poll.partitions()) {
            partitions.add(new Partition(poll.records(partition)));
        }
        List<ConsumerRecord<String, String>> merged = new ArrayList<>(poll.count());
        while (!partitions.isEmpty()) {
            Partition earliest = partitions.remove();
            merged.add(earliest.next());
            if (earliest.hasNext()) {
                partitions.add(earliest);
            }
        }
        return merged;
    }

    private static final class Partition {

        private final List<ConsumerRecord<String, String>> records;
        private int at;

        Partition(List<ConsumerRecord<String, String>> records) {
            this.records = records;
        }

        boolean hasNext() {
            return at < records.size();
        }

        ConsumerRecord<String, String> head() {
            return records.get(at);
        }

        ConsumerRecord<String, String> next() {
            return records.get(at++);
        }
    }
}
