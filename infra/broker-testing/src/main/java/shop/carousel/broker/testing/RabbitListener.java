package shop.carousel.broker.testing;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Hears RabbitMQ by a queue of its own, from the moment at which it is opened, and speaks to it. The client finds a
 * broker again that was away.
 */
final class RabbitListener implements TestBroker {

    private static final String EXCHANGE = "carousel";
    private static final String KEY = "carousel-key";
    private static final int CONFIRM_MILLIS = 30_000;
    private static final int RECOVERY_MILLIS = 500;

    private final String queue = "test-" + UUID.randomUUID();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Connection connection;
    private final Channel in;
    private final Channel out;

    RabbitListener(String host, int port, String user, String password) {
        var factory = new ConnectionFactory();
        factory.setHost(host);
        factory.setPort(port);
        factory.setUsername(user);
        factory.setPassword(password);
        factory.setNetworkRecoveryInterval(RECOVERY_MILLIS);
        try {
            connection = factory.newConnection("test");
            in = connection.createChannel();
            out = connection.createChannel();
            out.confirmSelect();
            in.exchangeDeclare(EXCHANGE, "topic", true);
            in.queueDeclare(queue, true, false, false, Map.of());
            in.queueBind(queue, EXCHANGE, "#");
            in.basicConsume(queue, true, (tag, delivery) -> heard.add(heard(delivery)), tag -> {});
        } catch (IOException | TimeoutException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Heard heard(Delivery delivery) {
        Map<String, Object> table = delivery.getProperties().getHeaders();
        var headers = new HashMap<String, String>();
        table.forEach((name, value) -> headers.put(name, value.toString()));
        String key = headers.remove(KEY);
        String value = delivery.getBody().length == 0 ? null : new String(delivery.getBody(), StandardCharsets.UTF_8);
        return new Heard(delivery.getEnvelope().getRoutingKey(), key, value, headers);
    }

    @Override
    public void send(String topic, @Nullable String key, @Nullable String value, Map<String, String> headers) {
        var table = new HashMap<String, Object>(headers);
        if (key != null) {
            table.put(KEY, key);
        }
        var properties = new AMQP.BasicProperties.Builder()
                .deliveryMode(2)
                .messageId(UUID.randomUUID().toString())
                .headers(table)
                .build();
        byte[] body = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        try {
            out.basicPublish(EXCHANGE, topic, properties, body);
            out.waitForConfirmsOrDie(CONFIRM_MILLIS);
        } catch (IOException | InterruptedException | TimeoutException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public List<Heard> heard(String topic) {
        return heard.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    /** What is out and not acknowledged is not counted: the protocol does not tell. */
    @Override
    public boolean isDone(String group) {
        try {
            return out.messageCount(group) == 0;
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public void close() {
        try {
            out.queueDelete(queue);
            connection.close();
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
