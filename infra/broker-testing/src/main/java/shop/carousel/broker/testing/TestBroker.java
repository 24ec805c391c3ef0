package shop.carousel.broker.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.carousel.demo.servers.BrokerKind;
import shop.carousel.demo.servers.RabbitMq;
import shop.carousel.demo.testing.TestServers;

/**
 * The test's end of the broker: another service, as it were. It hears all topics from the moment at which it is opened,
 * with a client of its own, so that it tells what is really on the wire.
 */
public interface TestBroker extends AutoCloseable {

    /** An end of the broker that runs among these servers. */
    static TestBroker open(TestServers servers) {
        return open(servers.broker(), servers.address(servers.broker().part()), TestServers.BROKER_PASSWORD);
    }

    /** An end of a broker at this {@code host:port}. */
    static TestBroker open(BrokerKind broker, String address, String password) {
        int colon = address.indexOf(':');
        return switch (broker) {
            case KAFKA -> new KafkaListener(address);
            case RABBITMQ ->
                new RabbitListener(
                        address.substring(0, colon),
                        Integer.parseInt(address.substring(colon + 1)),
                        RabbitMq.USER,
                        password);
        };
    }

    /**
     * Sends a record and waits until the broker has it. Records that one test sends to a topic arrive in their order,
     * whatever their keys.
     */
    void send(String topic, @Nullable String key, @Nullable String value, Map<String, String> headers);

    /** Everything that was heard of a topic, in order for each key. */
    List<Heard> heard(String topic);

    /** The same for one key. */
    default List<Heard> heard(String topic, String key) {
        return heard(topic).stream().filter(record -> key.equals(record.key())).toList();
    }

    /** Whether nothing waits for a group any more. */
    boolean isDone(String group);

    @Override
    void close();
}
