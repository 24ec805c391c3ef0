package shop.carousel.ring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server as a child process, whatever it is. */
abstract class ServerProcess implements NodeProcess {

    private static final long START_SECONDS = 20;
    private static final int SIGNALLED_SECONDS = 5;

    private final int port = freePort();
    private Process process;

    /** Starts nothing yet: see {@link #restart}. */
    @SuppressWarnings("NullAway.Init")
    ServerProcess() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /** How it is started on its port. */
    abstract List<String> commandLine();

    /** Whether it answers; throws {@link UncheckedIOException} when nobody does. */
    abstract boolean answers();

    public final int port() {
        return port;
    }

    final String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public final void pause() {
        signal("STOP");
    }

    @Override
    public final void resume() {
        signal("CONT");
    }

    @Override
    public final void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final void restart() {
        try {
            process = new ProcessBuilder(commandLine())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitAnswer();
    }

    @Override
    public final void close() {
        kill();
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (answers()) {
                    return;
                }
            } catch (UncheckedIOException e) {
                Thread.onSpinWait();
            }
        }
        throw new IllegalStateException("It did not start: " + commandLine());
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor(SIGNALLED_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
