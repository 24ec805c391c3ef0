package shop.carousel.order.deadletter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.Synchronize;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.deadletter.DeadLetter.State;

/** A dead letter as one of a list: of its payload only the beginning is read. */
@Entity
@Immutable
@Subselect("""
        select id, topic, consumer, key, substring(payload for 1000) as beginning, headers, reason, attempts, origin,
               state, died_at
        from dead_letter""")
@Synchronize({"dead_letter"})
class DeadLetterSummary {

    @Id
    private UUID id;

    @Column(name = "topic")
    private String topic;

    @Column(name = "consumer")
    private String consumer;

    @Column(name = "key")
    private byte @Nullable [] recordKey;

    @Column(name = "beginning")
    private byte @Nullable [] beginning;

    @Column(name = "headers")
    private String headers;

    @Column(name = "reason")
    private String reason;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "origin")
    private String origin;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "died_at")
    private Instant diedAt;

    /** For Hibernate. */
    protected DeadLetterSummary() {}

    /** As an operator sees it in a list. */
    DeadLetter shown(LetterHeaders reader) {
        return new DeadLetter(
                id,
                topic,
                consumer,
                text(recordKey),
                text(beginning),
                reader.shown(headers),
                reason,
                attempts,
                origin,
                state,
                diedAt,
                null);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
