package shop.carousel.kit.broker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends records. Those of one key that are sent by one thread arrive in that order. */
public interface Broker {

    /** The channel that adapters send through. */
    String CHANNEL = "out";

    /**
     * Sends a record. Blocks for a moment at most.
     *
     * @return completes when the broker has stored the record, or exceptionally; then it may or may not arrive
     */
    CompletableFuture<Void> send(String topic, @Nullable String key, @Nullable String value, List<Header> headers);
}
