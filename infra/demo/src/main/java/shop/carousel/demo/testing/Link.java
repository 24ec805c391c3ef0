package shop.carousel.demo.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The network between processes and one server: passes bytes, passes them late, breaks, or keeps them back in silence.
 * What is kept back arrives when the silence is over, on connections that are still open. Loopback only. Thread-safe.
 */
public final class Link implements AutoCloseable {

    private static final int BUFFER_BYTES = 16_384;

    private final ServerSocket entrance;
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition passable = lock.newCondition();
    private volatile boolean cut;
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean deaf;
    private volatile boolean mute;
    private volatile Duration delay = Duration.ZERO;

    private Link(ServerSocket entrance, InetSocketAddress server) {
        this.entrance = entrance;
        this.server = server;
    }

    /** A link to the port on loopback. */
    public static Link to(int port) {
        try {
            var entrance = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
            var link = new Link(entrance, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Thread.ofVirtual().name("link-" + port).start(link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the server is reached through this link. */
    public String address() {
        return "127.0.0.1:" + port();
    }

    /** The port of {@link #address}. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** How many connections were made so far. */
    public int connections() {
        return accepted.get();
    }

    /** All connections break, and new ones do, too (true), or are passed on again (false). */
    public void cut(boolean now) {
        cut = now;
        if (now) {
            open.forEach(Link::closeQuietly);
        }
    }

    /** Nothing arrives any more, in either direction, and nobody is told. */
    public void silence(boolean now) {
        keepBack(now, now);
    }

    /** The server hears everything, and nothing that it says arrives. */
    public void silenceAnswers(boolean now) {
        keepBack(false, now);
    }

    private void keepBack(boolean questions, boolean answers) {
        lock.lock();
        try {
            deaf = questions;
            mute = answers;
            passable.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Everything takes so long from now on, each way. */
    public void slow(Duration eachWay) {
        delay = eachWay;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket caller = entrance.accept();
                accepted.incrementAndGet();
                connect(caller);
            } catch (IOException e) {
                // The server is down, or the link is closed: the caller sees a closed connection, as without a link.
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
            callee.connect(server, 1_000);
        } catch (IOException e) {
            closeQuietly(caller);
            throw e;
        }
        for (Socket end : new Socket[] {caller, callee}) {
            end.setTcpNoDelay(true);
            open.add(end);
        }
        Thread.ofVirtual().start(() -> pump(caller, callee, () -> deaf));
        Thread.ofVirtual().start(() -> pump(callee, caller, () -> mute));
    }

    private void pump(Socket from, Socket to, BooleanSupplier isKeptBack) {
        var buffer = new byte[BUFFER_BYTES];
        try {
            for (int read; (read = from.getInputStream().read(buffer)) >= 0; ) {
                awaitPassable(isKeptBack);
                Thread.sleep(delay);
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

    private void awaitPassable(BooleanSupplier isKeptBack) throws InterruptedException {
        lock.lock();
        try {
            while (isKeptBack.getAsBoolean()) {
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
        silence(false);
        cut(true);
    }
}
