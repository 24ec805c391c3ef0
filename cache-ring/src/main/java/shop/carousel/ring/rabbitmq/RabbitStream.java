package shop.carousel.ring.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An open stream: one channel that reads from an offset on, one that appends. Goes with its connection. */
final class RabbitStream implements AutoCloseable {

    /** The stream forgets its beginning when it is longer, a segment at a time. */
    static final int MOST_BYTES = 8 << 20;

    private static final Map<String, Object> SETTINGS = Map.of(
            "x-queue-type",
            "stream",
            "x-max-length-bytes",
            (long) MOST_BYTES,
            "x-stream-max-segment-size-bytes",
            (long) MOST_BYTES / 8);

    /** So many are on their way to this process at most. */
    private static final int PREFETCH = 1_000;

    private static final long POLL_MILLIS = 200;
    private static final long FIRST_SECONDS = 5;
    private static final String MILLIS = "millis";
    private static final String OFFSET = "x-stream-offset";

    private final Connection connection;
    private final String name;
    private final Channel in;
    private final Channel out;
    private final BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();

    /** A record of the stream. */
    record Entry(long offset, byte[] record, long millis) {}

    private RabbitStream(Connection connection, String name, Channel in, Channel out) {
        this.connection = connection;
        this.name = name;
        this.in = in;
        this.out = out;
    }

    /** Opens a stream, made when it is missing, at an offset, or at the first that is kept after it. */
    static RabbitStream open(Connection connection, String name, long offset) throws IOException {
        var opened = new RabbitStream(connection, name, connection.createChannel(), connection.createChannel());
        opened.in.queueDeclare(name, true, false, false, SETTINGS);
        opened.in.basicQos(PREFETCH);
        opened.in.basicConsume(
                name,
                false,
                Map.of(OFFSET, offset),
                (tag, delivery) -> opened.arrived.add(delivery),
                tag -> opened.in.abort());
        return opened;
    }

    /** The next record; null when none came for a moment. Fails when the broker is gone. */
    @Nullable
    Entry poll() throws IOException, InterruptedException {
        var delivery = arrived.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (delivery == null) {
            if (!in.isOpen()) {
                throw new AlreadyClosedException(in.getCloseReason());
            }
            return null;
        }
        in.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
        Map<String, Object> headers = delivery.getProperties().getHeaders();
        return new Entry(number(headers, OFFSET), delivery.getBody(), number(headers, MILLIS));
    }

    /** The first record that is kept; fails when the broker does not say. */
    long first() throws IOException, InterruptedException {
        var channel = connection.createChannel();
        try {
            var firsts = new LinkedBlockingQueue<Delivery>();
            channel.basicQos(1);
            channel.basicConsume(
                    name,
                    false,
                    Map.of(OFFSET, "first"),
                    (tag, delivery) -> firsts.add(delivery),
                    tag -> channel.abort());
            var first = firsts.poll(FIRST_SECONDS, TimeUnit.SECONDS);
            if (first == null) {
                throw new IOException("The stream did not say which of its records is the first");
            }
            return number(first.getProperties().getHeaders(), OFFSET);
        } finally {
            channel.abort();
        }
    }

    private static long number(Map<String, Object> headers, String name) {
        return headers.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /** Adds a record. For one thread. */
    void append(byte[] record) throws IOException {
        long now = System.currentTimeMillis();
        var properties = new AMQP.BasicProperties.Builder()
                .deliveryMode(2)
                .timestamp(new Date(now))
                .headers(Map.of(MILLIS, now))
                .build();
        out.basicPublish("", name, properties, record);
    }

    @Override
    public void close() {
        // The connection takes its channels with it.
    }
}
