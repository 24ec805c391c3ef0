package shop.carousel.order;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A link to a server on this machine, which can keep back what the server says. */
final class SilentLink implements Closeable {

    private final AtomicInteger connectedMeanwhile = new AtomicInteger();
    private @Nullable ServerSocket door;
    private int target;
    private boolean silent;

    /** Opens it on a port of its own. */
    void open(int targetPort) {
        try {
            target = targetPort;
            ServerSocket opened = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            door = opened;
            Thread.startVirtualThread(() -> accept(opened));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    int port() {
        return door == null ? 0 : door.getLocalPort();
    }

    synchronized void silent(boolean on) {
        silent = on;
        if (on) {
            connectedMeanwhile.set(0);
        }
        notifyAll();
    }

    int connectedMeanwhile() {
        return connectedMeanwhile.get();
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                connectedMeanwhile.incrementAndGet();
                Thread.startVirtualThread(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            Thread.startVirtualThread(() -> pump(client, server, false));
            pump(server, client, true);
        } catch (IOException away) {
            close(client);
        }
    }

    private void pump(Socket from, Socket to, boolean keptBack) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8_192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (keptBack) {
                    awaitSpeech();
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException | InterruptedException gone) {
            close(from);
        }
    }

    private synchronized void awaitSpeech() throws InterruptedException {
        while (silent) {
            wait(1_000);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        try {
            if (door != null) {
                door.close();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
