package shop.carousel.kit.broker;

import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** Sends one message through a connector and completes when the broker has it. For adapters. */
public final class Acknowledged {

    private Acknowledged() {}

    /** Completes with the broker's acknowledgement, or exceptionally; then the message may or may not have arrived. */
    public static CompletableFuture<Void> send(Emitter<String> emitter, @Nullable String value, Object metadata) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        emitter.send(Message.of(value)
                .addMetadata(metadata)
                .withAck(() -> {
                    done.complete(null);
                    return CompletableFuture.completedFuture(null);
                })
                .withNack(fault -> {
                    done.completeExceptionally(fault);
                    return CompletableFuture.completedFuture(null);
                }));
        return done;
    }
}
