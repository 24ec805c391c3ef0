package shop.carousel.order.deadletter;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.deadletter.DeadLetter.State;

/**
 * A dead letter as it is kept, with all that happened to it. It is decided once: a letter that was discarded is not
 * replayed, and the other way round; one that dies again waits again.
 */
@Entity
@Table(name = "dead_letter")
@DynamicUpdate // a decision does not write the payload again
class DeadLetterEntity extends DeadLetterHead {

    private static final int SHOWN_BYTES = 2_000_000;

    @Column(name = "payload")
    private byte @Nullable [] payload;

    @Column(name = "changed_at")
    private Instant changedAt;

    @OneToMany(mappedBy = "letter", cascade = CascadeType.PERSIST)
    @OrderBy("seq")
    private List<DeadLetterStepEntity> steps = new ArrayList<>();

    /** For Hibernate. */
    protected DeadLetterEntity() {}

    /**
     * A record that has died.
     *
     * @param headers its own, as {@link LetterHeaders} writes them
     */
    DeadLetterEntity(UUID id, FallenRecord fallen, String headers, Instant now) {
        super(id, fallen, headers);
        this.payload = bytes(fallen.record().value());
        this.changedAt = now;
        note("DIED", null, fallen.reason(), now);
    }

    /** It was replayed and has died again. */
    void dieAgain(FallenRecord fallen, Instant now) {
        state = State.WAITING;
        reason = fallen.reason();
        attempts += fallen.attempts();
        origin = fallen.origin();
        changedAt = now;
        note("DIED", null, fallen.reason(), now);
    }

    /** Whether it waits for a decision; false if this one was made before, and a 409 if another was. */
    boolean isOpenTo(State decision) {
        if (state != State.WAITING && state != decision) {
            throw Problem.conflict("decided-already", "This dead letter is " + state + " already.");
        }
        return state == State.WAITING;
    }

    /** Somebody has decided what becomes of it. */
    void decide(State decision, String by, Instant now) {
        state = decision;
        changedAt = now;
        note(decision.name(), by, null, now);
    }

    private void note(String action, @Nullable String by, @Nullable String note, Instant now) {
        steps.add(new DeadLetterStepEntity(this, action, now, by, note));
    }

    String topic() {
        return topic;
    }

    @Nullable
    String key() {
        return text(recordKey);
    }

    @Nullable
    String payload() {
        return text(payload);
    }

    String headers() {
        return headers;
    }

    /** As an operator sees it, with its history. */
    DeadLetter shown(LetterHeaders reader) {
        byte[] beginning =
                payload == null || payload.length <= SHOWN_BYTES ? payload : Arrays.copyOf(payload, SHOWN_BYTES);
        return shown(
                reader,
                beginning,
                steps.stream().map(DeadLetterStepEntity::shown).toList());
    }
}
