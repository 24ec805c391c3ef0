package shop.carousel.e2e;

import static shop.carousel.e2e.Patience.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part that does not come back until this is closed: whenever the launcher starts it again, its process is killed.
 */
final class Outage implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final int port;
    private final Thread killer;

    /** Begins at once. The supplier says which process the part has now. */
    Outage(int port, Supplier<Optional<ProcessHandle>> process) {
        this.port = port;
        this.killer = Thread.ofVirtual().start(() -> killAgainAndAgain(process));
    }

    private static void killAgainAndAgain(Supplier<Optional<ProcessHandle>> process) {
        while (!Thread.currentThread().isInterrupted()) {
            process.get().ifPresent(ProcessHandle::destroyForcibly);
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Waits until nobody listens for the part. */
    void awaitAway() {
        await("port " + port + " is closed").until(() -> !listens());
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** Lets the part come back; does not wait for it. */
    @Override
    public void close() {
        killer.interrupt();
    }
}
