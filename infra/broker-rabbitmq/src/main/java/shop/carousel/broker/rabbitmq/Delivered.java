package shop.carousel.broker.rabbitmq;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * A record that a queue delivered.
 *
 * @param through the AMQP channel that it came through, in which alone its number means it: after a reconnection the
 *     same number is another record's. What came through a channel that is gone is not acknowledged, and comes again
 */
record Delivered(Channel through, Envelope envelope, BasicProperties properties, byte[] body) {

    private static final Logger LOG = Logger.getLogger(Delivered.class);

    private interface Word {
        void say(Channel channel, long delivery) throws IOException;
    }

    /** The broker may forget it. */
    void acknowledge() {
        say((channel, delivery) -> channel.basicAck(delivery, false));
    }

    /** The broker is to deliver it again. */
    void giveBack() {
        say((channel, delivery) -> channel.basicNack(delivery, false, true));
    }

    private void say(Word word) {
        try {
            word.say(through, envelope.getDeliveryTag());
        } catch (AlreadyClosedException | IOException gone) {
            LOG.debugf("A delivery is not acknowledged, and comes again: %s", gone.getMessage());
        }
    }
}
