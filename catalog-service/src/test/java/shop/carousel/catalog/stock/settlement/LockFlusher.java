package shop.carousel.catalog.stock.settlement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import shop.carousel.demo.testing.TestServers;

/**
 * Makes the lock node forget who holds what, again and again, until it is closed, but not that it may grant: else it
 * would grant nothing.
 */
final class LockFlusher implements AutoCloseable {

    private static final String SCRIPT = """
            for _, key in ipairs(redis.call('KEYS', 'lock:*')) do redis.call('DEL', key) end \
            for _, key in ipairs(redis.call('KEYS', 'fence:*')) do redis.call('DEL', key) end \
            return 1""";

    private static final String FORGET =
            "*3\r\n$4\r\nEVAL\r\n$%d\r\n%s\r\n$1\r\n0\r\n".formatted(SCRIPT.length(), SCRIPT);

    private final String address;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicInteger flushes = new AtomicInteger();
    private final Thread thread;

    LockFlusher(TestServers servers) {
        address = servers.address(TestServers.LOCK_NODE);
        thread = Thread.ofVirtual().start(this::run);
    }

    int flushes() {
        return flushes.get();
    }

    private void run() {
        try {
            while (!stop.await(20, TimeUnit.MILLISECONDS)) {
                flush();
                flushes.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void flush() {
        String[] parts = address.split(":", 2);
        try (Socket node = new Socket(parts[0], Integer.parseInt(parts[1]))) {
            node.getOutputStream().write(FORGET.getBytes(StandardCharsets.US_ASCII));
            if (node.getInputStream().read() != ':') {
                throw new IllegalStateException("the lock node did not flush");
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop.countDown();
        thread.join();
    }
}
