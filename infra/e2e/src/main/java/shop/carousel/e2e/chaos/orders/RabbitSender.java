package shop.carousel.e2e.chaos.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends poison to RabbitMQ. */
final class RabbitSender implements Poison.Sender {

    private final RabbitAccess rabbit;
    private final ExecutorService one =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

    RabbitSender(RabbitAccess rabbit) {
        this.rabbit = rabbit;
    }

    @Override
    public int partitions(String topic) {
        return 1;
    }

    @Override
    public Future<?> send(String topic, int partition, byte[] key, byte[] value) {
        var headers = Map.<String, Object>of(RabbitAccess.KEY, new String(key, UTF_8));
        return one.submit(() -> {
            rabbit.insist(channel -> RabbitAccess.send(channel, topic, headers, value));
            return null;
        });
    }

    @Override
    public void close() {
        one.shutdownNow();
    }
}
