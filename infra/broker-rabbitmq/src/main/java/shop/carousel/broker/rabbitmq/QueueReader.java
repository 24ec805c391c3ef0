package shop.carousel.broker.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a queue through a connection of its own. Fails when the connection breaks, the broker does not answer in time
 * or the queue is deleted, and never goes on by itself then: whoever wants to hear more begins with another reader.
 * Nothing of a reader that has ended stays at the broker, where it would be the queue's only active consumer.
 */
final class QueueReader {

    private static final int END_MILLIS = 5_000;

    private final MultiEmitter<? super Delivered> to;

    /** Guarded by this. */
    private @Nullable Connection connection;

    private boolean over;

    QueueReader(MultiEmitter<? super Delivered> to) {
        this.to = to;
    }

    /** Makes a connection. */
    interface Connecting {
        Connection connect() throws IOException, TimeoutException;
    }

    /** Makes sure that the queue is there. */
    interface Declaring {
        void declare(com.rabbitmq.client.Channel amqp) throws IOException;
    }

    /**
     * Begins.
     *
     * @param out how many records may be delivered and not acknowledged
     * @return whether the queue is being read now
     */
    boolean read(Connecting connecting, Declaring declaring, String queue, int out) {
        try {
            Connection made = connecting.connect();
            if (!keep(made)) {
                made.abort(END_MILLIS);
                return false;
            }
            var amqp = made.createChannel();
            declaring.declare(amqp);
            amqp.basicQos(out);
            // A queue whose leader is not elected yet may never answer this: then the limit of an answer ends it.
            amqp.basicConsume(queue, false, new Consumer(amqp));
            return true;
        } catch (IOException | TimeoutException | ShutdownSignalException fault) {
            fail(fault);
            return false;
        }
    }

    /** One that was ended has not failed. */
    private void fail(Exception fault) {
        if (!isOver()) {
            to.fail(fault);
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    private synchronized boolean keep(Connection made) {
        connection = made;
        return !over;
    }

    /** What was delivered and not acknowledged comes again, to another reader. */
    void end() {
        Connection last = over();
        if (last != null) {
            last.abort(END_MILLIS);
        }
    }

    private synchronized @Nullable Connection over() {
        over = true;
        return connection;
    }

    private final class Consumer extends DefaultConsumer {

        Consumer(com.rabbitmq.client.Channel amqp) {
            super(amqp);
        }

        @Override
        public void handleDelivery(String tag, Envelope envelope, BasicProperties properties, byte[] body) {
            to.emit(new Delivered(getChannel(), envelope, properties, body));
        }

        @Override
        public void handleCancel(String tag) {
            fail(new IllegalStateException("the queue was deleted"));
        }

        @Override
        public void handleShutdownSignal(String tag, ShutdownSignalException broken) {
            fail(broken);
        }
    }
}
