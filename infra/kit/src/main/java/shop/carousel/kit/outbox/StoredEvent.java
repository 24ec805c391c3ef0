package shop.carousel.kit.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as its row holds it. */
record StoredEvent(
        UUID id,
        String topic,
        String key,
        String type,
        String data,
        Instant createdAt,
        @Nullable String traceparent) {}
