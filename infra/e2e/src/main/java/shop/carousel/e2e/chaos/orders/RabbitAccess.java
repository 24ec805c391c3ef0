package shop.carousel.e2e.chaos.orders;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import shop.carousel.demo.servers.RabbitMq;

/** The way to a shop's RabbitMQ, as its services have it. */
record RabbitAccess(int port, String password) {

    /** All topics go through it; they are the routing keys. */
    static final String EXCHANGE = "carousel";

    /** The header that has a record's key. */
    static final String KEY = "carousel-key";

    private static final int CONFIRM_MILLIS = 10_000;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int AGAIN_MILLIS = 500;
    private static final int PERSISTENT = 2;

    /** What is done on a connection of its own. */
    interface Work {
        void on(Channel channel) throws IOException, TimeoutException, InterruptedException;
    }

    /** Does it once. */
    void once(Work work) throws IOException, TimeoutException, InterruptedException {
        var factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setUsername(RabbitMq.USER);
        factory.setPassword(password);
        factory.setConnectionTimeout(TIMEOUT_MILLIS);
        factory.setHandshakeTimeout(TIMEOUT_MILLIS);
        factory.setChannelRpcTimeout(CONFIRM_MILLIS);
        factory.setAutomaticRecoveryEnabled(false);
        Connection connection = factory.newConnection("chaos");
        try {
            Channel channel = connection.createChannel();
            channel.confirmSelect();
            work.on(channel);
        } finally {
            connection.abort(TIMEOUT_MILLIS);
        }
    }

    /** Does it, from its beginning whenever the broker goes away. */
    void insist(Work work) throws InterruptedException {
        while (!isDone(work)) {
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
    }

    private boolean isDone(Work work) throws InterruptedException {
        try {
            once(work);
            return true;
        } catch (IOException | TimeoutException | ShutdownSignalException away) {
            return false;
        }
    }

    /** Sends a record, marked so that it is not echoed, and waits until the broker has it. */
    static void send(Channel channel, String topic, Map<String, Object> headers, byte[] value)
            throws IOException, TimeoutException, InterruptedException {
        Map<String, Object> marked = new HashMap<>(headers);
        marked.put(Echo.MARK, "1");
        var properties = new BasicProperties.Builder()
                .deliveryMode(PERSISTENT)
                .messageId(UUID.randomUUID().toString())
                .headers(marked)
                .build();
        channel.basicPublish(EXCHANGE, topic, properties, value);
        channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
    }
}
