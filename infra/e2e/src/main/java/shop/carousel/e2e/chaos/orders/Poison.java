package shop.carousel.e2e.chaos.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    private static final List<String> TOPICS = List.of("stock-events", "order-events");

    /** Who hears which topic: each group puts poison aside, consumers of one instance pass it over. */
    private static final Path LIST = Path.of("infra/kit/src/main/resources/META-INF/microprofile-config.properties");

    private static final String GROUP = "carousel.topics.groups.";

    private static final int[] SIZES = {0, 1, 1_000, 64_000, 500_000, 1_048_300, 1_048_400};
    private static final int SENT_SECONDS = 60;

    private final Sender sender;
    private final Map<String, Long> consumers;
    private int number;
    private int letters;

    /**
     * @param root of the repository
     */
    Poison(Path root, Sender sender) {
        this.sender = sender;
        this.consumers = consumers(root);
    }

    /** How many groups hear each topic. */
    private static Map<String, Long> consumers(Path root) {
        var groups = new Properties();
        try (var list = Files.newBufferedReader(root.resolve(LIST))) {
            groups.load(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return groups.stringPropertyNames().stream()
                .filter(name -> name.startsWith(GROUP))
                .map(groups::getProperty)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** One of each size to each topic, in every partition in its turn. */
    void spread() throws InterruptedException {
        var sent = new ArrayList<Future<?>>();
        for (String topic : TOPICS) {
            int partitions = sender.partitions(topic);
            for (int size : SIZES) {
                byte[] key = (KEY + number).getBytes(UTF_8);
                sent.add(sender.send(
                        topic, number++ % partitions, key, "x".repeat(size).getBytes(UTF_8)));
                letters += Objects.requireNonNull(consumers.get(topic), "nobody hears it")
                        .intValue();
            }
        }
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
