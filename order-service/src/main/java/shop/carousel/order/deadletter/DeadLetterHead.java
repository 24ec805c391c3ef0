package shop.carousel.order.deadletter;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.deadletter.DeadLetter.State;
import shop.carousel.order.deadletter.DeadLetter.Step;

/**
 * The columns of a dead letter, without its payload. Key and payload are bytes, because a text of the database cannot
 * hold every character.
 */
@MappedSuperclass
abstract class DeadLetterHead {

    @Id
    UUID id;

    @Column(name = "topic")
    String topic;

    @Column(name = "consumer")
    String consumer;

    @Column(name = "key")
    byte @Nullable [] recordKey;

    @Column(name = "headers")
    String headers;

    @Column(name = "reason")
    String reason;

    @Column(name = "attempts")
    int attempts;

    @Column(name = "origin")
    String origin;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    State state;

    @Column(name = "died_at")
    Instant diedAt;

    /** For Hibernate. */
    protected DeadLetterHead() {}

    /**
     * A record that has died.
     *
     * @param headers its own, as {@link LetterHeaders} writes them
     */
    DeadLetterHead(UUID id, FallenRecord fallen, String headers) {
        this.id = id;
        this.topic = fallen.topic();
        this.consumer = fallen.consumer();
        this.recordKey = bytes(fallen.record().key());
        this.headers = headers;
        this.reason = fallen.reason();
        this.attempts = fallen.attempts();
        this.origin = fallen.origin();
        this.state = State.WAITING;
        this.diedAt = fallen.at();
    }

    /** As an operator sees it, with as much of the payload and of the history as is given. */
    DeadLetter shown(LetterHeaders reader, byte @Nullable [] payload, @Nullable List<Step> history) {
        return new DeadLetter(
                id,
                topic,
                consumer,
                text(recordKey),
                text(payload),
                reader.shown(headers),
                reason,
                attempts,
                origin,
                state,
                diedAt,
                history);
    }

    static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
