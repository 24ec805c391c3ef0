package shop.carousel.kit.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Broker;
import shop.carousel.kit.broker.Header;
import shop.carousel.kit.broker.RecordRefusedException;

/** One partition of one topic, and its dead letters, which take smaller records than the topic does. */
final class SimulatedBroker implements Broker {

    static final int LARGEST_LETTER = 1_000;
    private static final String TOPIC = "simulated";

    private final List<Arrived> records = new ArrayList<>();
    private final List<Arrived> letters = new ArrayList<>();
    private final boolean saysThatItRefuses;

    SimulatedBroker(boolean saysThatItRefuses) {
        this.saysThatItRefuses = saysThatItRefuses;
    }

    @Override
    public synchronized CompletableFuture<Void> send(
            String topic, @Nullable String key, @Nullable String value, List<Header> headers) {
        if (topic.equals(TOPIC)) {
            records.add(arrived(topic, key, value, headers, records.size()));
        } else if (bytes(value, headers) > LARGEST_LETTER) {
            var why = new IllegalStateException("too large");
            return CompletableFuture.failedFuture(
                    saysThatItRefuses ? new RecordRefusedException("too large", why) : why);
        } else {
            letters.add(arrived(topic, key, value, headers, letters.size()));
        }
        return CompletableFuture.completedFuture(null);
    }

    private static int bytes(@Nullable String value, List<Header> headers) {
        int its = value == null ? 0 : value.length();
        return its + headers.stream().mapToInt(header -> header.value().length).sum();
    }

    private static Arrived arrived(
            String topic, @Nullable String key, @Nullable String value, List<Header> headers, int position) {
        return new Arrived(topic, key, value, headers, topic + "-0@" + position, 0);
    }

    static String topic() {
        return TOPIC;
    }

    synchronized List<Arrived> records() {
        return List.copyOf(records);
    }

    synchronized List<Arrived> letters() {
        return List.copyOf(letters);
    }
}
