package shop.carousel.ring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import shop.carousel.ring.RingNode;

/** A network between a ring and a node, which can swallow everything while its connections stay open. */
public final class Link implements AutoCloseable {

    private final RedisProcess node;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private boolean swallowing;
    private volatile Duration delay = Duration.ZERO;

    public Link(RedisProcess node) {
        this.node = node;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The node as it is called through this link. */
    public RingNode node() {
        return RingNode.of(node.node().name(), "127.0.0.1:" + server.getLocalPort());
    }

    /** Nothing arrives any more, in either direction, and nobody is told. */
    public void blackHole() {
        synchronized (gate) {
            swallowing = true;
        }
    }

    /** Everything takes so long from now on, each way. */
    public void slow(Duration delay) {
        this.delay = delay;
    }

    /** What waits goes on its way. */
    public void heal() {
        synchronized (gate) {
            swallowing = false;
            gate.notifyAll();
        }
    }

    @Override
    public void close() {
        heal();
        sockets.forEach(Link::close);
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                var upstream = new Socket(InetAddress.getLoopbackAddress(), node.port());
                sockets.add(client);
                sockets.add(upstream);
                Thread.ofPlatform().daemon().start(() -> pump(client, upstream));
                Thread.ofPlatform().daemon().start(() -> pump(upstream, client));
            }
        } catch (IOException closed) {
            sockets.forEach(Link::close);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[16_384];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read > 0;
                    read = from.getInputStream().read(buffer)) {
                awaitOpen();
                Thread.sleep(delay);
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException over) {
            // The end of either side is the end of both.
        }
        close(from);
        close(to);
    }

    private void awaitOpen() throws InterruptedException {
        synchronized (gate) {
            while (swallowing) {
                gate.wait();
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
