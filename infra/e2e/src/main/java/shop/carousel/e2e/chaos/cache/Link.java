package shop.carousel.e2e.chaos.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The network between the processes and one node: passes bytes, or breaks, or swallows them in silence. Loopback only.
 * Thread-safe.
 */
final class Link implements AutoCloseable {

    private static final int BUFFER_BYTES = 16_384;

    private final ServerSocket entrance;
    private final InetSocketAddress node;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition passable = lock.newCondition();
    private volatile boolean cut;
    private volatile boolean silent;

    private Link(ServerSocket entrance, InetSocketAddress node) {
        this.entrance = entrance;
        this.node = node;
    }

    /** A link to the port on loopback. */
    static Link to(int port) {
        try {
            var entrance = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
            var link = new Link(entrance, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Thread.ofVirtual().name("link-" + port).start(link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + entrance.getLocalPort();
    }

    void cut(boolean now) {
        cut = now;
        if (now) {
            open.forEach(Link::closeQuietly);
        }
    }

    /** What is sent meanwhile arrives, late, when the silence is over. */
    void silence(boolean now) {
        lock.lock();
        try {
            silent = now;
            passable.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                connect(entrance.accept());
            } catch (IOException e) {
                // The node is down, or the link is closed: the caller sees a closed connection, as he would without a
                // link.
                continue;
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        if (cut) {
            closeQuietly(caller);
            return;
        }
        var callee = new Socket();
        try {
            callee.connect(node, 1_000);
        } catch (IOException e) {
            closeQuietly(caller);
            throw e;
        }
        for (Socket end : new Socket[] {caller, callee}) {
            end.setTcpNoDelay(true);
            open.add(end);
        }
        Thread.ofVirtual().start(() -> pump(caller, callee));
        Thread.ofVirtual().start(() -> pump(callee, caller));
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[BUFFER_BYTES];
        try {
            for (int read; (read = from.getInputStream().read(buffer)) >= 0; ) {
                awaitPassable();
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (SocketException e) {
            // One of the two ends is closed: both are, below.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
        open.remove(from);
        open.remove(to);
    }

    private void awaitPassable() throws InterruptedException {
        lock.lock();
        try {
            while (silent) {
                passable.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no more use either way.
            return;
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut(true);
    }
}
