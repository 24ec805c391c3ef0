package shop.carousel.e2e.chaos.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes entries from nodes behind everybody's back, as a node does that is full: from those of one zone, then from
 * those of the other.
 */
final class Evictor implements AutoCloseable {

    /**
     * So long that every entry of a zone is likely to be read, and so copied from the other one, before that one's
     * turn.
     */
    private static final long TURN_NANOS = 600_000_000L;

    private static final String TAKE =
            "for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end "
                    + "return redis.status_reply('OK')";
    private static final List<String> ENTRIES = List.of("brief@*", "pair@*");

    private final List<List<Integer>> zones;
    private final Thread thread = Thread.ofPlatform().daemon().name("evictor").unstarted(this::run);
    private volatile boolean over;

    /**
     * @param zones the ports of each zone's nodes
     */
    Evictor(List<List<Integer>> zones) {
        this.zones = zones.stream().map(List::copyOf).toList();
    }

    Evictor start() {
        thread.start();
        return this;
    }

    private void run() {
        for (int turn = 0; !over; turn++) {
            for (int port : zones.get(turn % zones.size())) {
                ENTRIES.forEach(entries -> take(port, entries));
            }
            LockSupport.parkNanos(TURN_NANOS);
        }
    }

    private static void take(int port, String entries) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(command("EVAL", TAKE, "0", entries));
            if (socket.getInputStream().read() != '+') {
                throw new IOException("A node does not let its entries be taken");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] command(String... words) {
        var text = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
