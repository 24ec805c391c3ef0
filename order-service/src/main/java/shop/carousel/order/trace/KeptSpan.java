package shop.carousel.order.trace;

import java.time.Instant;
import java.util.Optional;
import shop.carousel.kit.trace.TraceDocument;

/** A span, and who keeps it. */
record KeptSpan(String service, String instance, TraceDocument.Part part) {

    private static final long TRIFLE_NANOS = 1_000_000;

    String id() {
        return part.spanId();
    }

    Instant start() {
        return part.start();
    }

    Instant end() {
        return part.start().plusNanos(part.nanos());
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(part.attributes().get(name));
    }

    /** Whether it tells others something: what follows from that is their story. */
    boolean isSending() {
        return part.kind().equals("PRODUCER");
    }

    boolean isOfSql() {
        return attribute("db.statement").isPresent();
    }

    /** Whether it only took a free connection, as before every statement. */
    boolean isTrifle() {
        return part.name().equals("DataSource.getConnection") && part.nanos() < TRIFLE_NANOS;
    }

    boolean isOfCache() {
        return attribute("carousel.ring.cache").isPresent();
    }

    boolean isOfLocks() {
        return attribute("carousel.lock.keys").isPresent();
    }
}
