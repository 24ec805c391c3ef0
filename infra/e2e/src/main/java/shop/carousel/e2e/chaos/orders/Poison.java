package shop.carousel.e2e.chaos.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Records that nobody can read: no headers, and values of every size up to the last byte that Kafka takes. */
final class Poison implements AutoCloseable {

    /** A client of the shop's broker. */
    interface Sender extends AutoCloseable {

        /** How many parts a topic has. */
        int partitions(String topic);

        /** Sends a record, marked as an echo, so that none comes twice. */
        Future<?> send(String topic, int partition, byte[] key, byte[] value);

        @Override
        void close();
    }

    /** How the keys of all of them begin. */
    static final String KEY = "poison-";

    /** Who puts aside what is on each topic; other consumers pass it over. */
    private static final Map<String, Integer> CONSUMERS = Map.of("stock-events", 1, "order-events", 3);

    private static final int[] SIZES = {0, 1, 1_000, 64_000, 500_000, 1_048_300, 1_048_400};
    private static final int SENT_SECONDS = 60;

    private final Sender sender;
    private int number;
    private int letters;

    Poison(Sender sender) {
        this.sender = sender;
    }

    /** One of each size to each topic, in every partition in its turn. */
    void spread() throws InterruptedException {
        var sent = new ArrayList<Future<?>>();
        CONSUMERS.forEach((topic, consumers) -> {
            int partitions = sender.partitions(topic);
            for (int size : SIZES) {
                byte[] key = (KEY + number).getBytes(UTF_8);
                sent.add(sender.send(
                        topic, number++ % partitions, key, "x".repeat(size).getBytes(UTF_8)));
                letters += consumers;
            }
        });
        try {
            for (var each : sent) {
                each.get(SENT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker does not take the poison: " + e, e);
        }
    }

    /** How many dead letters there have to be. */
    int letters() {
        return letters;
    }

    @Override
    public void close() {
        sender.close();
    }
}
