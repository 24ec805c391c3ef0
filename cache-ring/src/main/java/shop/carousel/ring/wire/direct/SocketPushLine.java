package shop.carousel.ring.wire.direct;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.wire.PushLine;
import shop.carousel.ring.wire.RespCommand;
import shop.carousel.ring.wire.RespReader;

/** A socket for what a node says unasked, with a virtual thread that listens and one that writes. */
final class SocketPushLine implements PushLine {

    private static final Logger LOG = Logger.getLogger(SocketPushLine.class);
    private static final int CHUNK = 16 * 1_024;

    /** What is said and not written yet. A node that takes nothing any more is found out by its silence. */
    private static final int MOST_WAITING = 64;

    private final String node;
    private final NodeSocket socket;
    private final BlockingQueue<RespCommand> outbox = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;

    /** @param socket on which the node has agreed to RESP 3 */
    SocketPushLine(RingNode node, NodeSocket socket) {
        this.node = node.name();
        this.socket = socket;
        this.writer = Thread.ofVirtual().name("ring-" + node.name() + "-sayer").unstarted(this::write);
    }

    @Override
    public void subscribe(List<String> channels, Listener listener) {
        var words = new ArrayList<byte[]>();
        words.add(bytes("SUBSCRIBE"));
        channels.forEach(channel -> words.add(bytes(channel)));
        outbox.add(RespCommand.of(words));
        writer.start();
        Thread.ofVirtual().name("ring-" + node + "-hearer").start(() -> read(listener));
    }

    @Override
    public void publish(String channel, byte[] message) {
        outbox.offer(RespCommand.of(List.of(bytes("PUBLISH"), bytes(channel), message)));
    }

    private void write() {
        try {
            while (!socket.isClosed()) {
                outbox.take().writeTo(socket.out());
            }
        } catch (IOException e) {
            // Then it ends.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            socket.close();
        }
    }

    private void read(Listener listener) {
        var replies = new RespReader(listener::take);
        var chunk = new byte[CHUNK];
        try {
            for (int length = socket.in().read(chunk);
                    length >= 0;
                    length = socket.in().read(chunk)) {
                replies.read(Arrays.copyOf(chunk, length));
            }
        } catch (IOException e) {
            // Then it ends.
        } catch (RuntimeException e) {
            LOG.errorf(e, "The stream of node %s ends: what it said cannot be taken", node);
        } finally {
            close();
            listener.ended();
        }
    }

    @Override
    public void close() {
        socket.close();
        writer.interrupt();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
