package shop.carousel.broker.kafka;

import io.smallrye.reactive.messaging.MessageConverter;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Header;
import shop.carousel.kit.broker.Poll;

/** What a poll of Kafka brought, as the services take it. */
@ApplicationScoped
public class PollConverter implements MessageConverter {

    @Override
    public boolean canConvert(Message<?> message, Type target) {
        return target == Poll.class
                && message.getMetadata(IncomingKafkaRecordBatchMetadata.class).isPresent();
    }

    @Override
    public Message<?> convert(Message<?> message, Type target) {
        return message.withPayload(poll(records(message)));
    }

    @SuppressWarnings("unchecked") // every channel has these deserializers
    private static ConsumerRecords<String, String> records(Message<?> message) {
        return message.getMetadata(IncomingKafkaRecordBatchMetadata.class)
                .map(batch -> (ConsumerRecords<String, String>) batch.getRecords())
                .orElseThrow();
    }

    static Poll poll(ConsumerRecords<String, String> records) {
        return new Poll(
                ByArrival.merge(records).stream().map(PollConverter::arrived).toList());
    }

    private static Arrived arrived(ConsumerRecord<String, String> record) {
        List<Header> headers = new ArrayList<>();
        record.headers().forEach(header -> {
            if (header.value() != null) {
                headers.add(new Header(header.key(), header.value()));
            }
        });
        String place = record.topic() + "-" + record.partition() + "@" + record.offset();
        return new Arrived(record.topic(), record.key(), record.value(), headers, place, record.timestamp());
    }
}
