package shop.carousel.order.deadletter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.deadletter.DeadLetter.Step;

/** Something that happened to a dead letter. It is written once. */
@Entity
@Immutable
@Table(name = "dead_letter_step")
class DeadLetterStepEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long seq;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "letter_id")
    private DeadLetterEntity letter;

    @Column(name = "action")
    private String action;

    @Column(name = "at")
    private Instant at;

    @Column(name = "done_by")
    private @Nullable String doneBy;

    @Column(name = "note")
    private @Nullable String note;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected DeadLetterStepEntity() {}

    DeadLetterStepEntity(
            DeadLetterEntity letter, String action, Instant at, @Nullable String doneBy, @Nullable String note) {
        this.letter = letter;
        this.action = action;
        this.at = at;
        this.doneBy = doneBy;
        this.note = note;
    }

    Step shown() {
        return new Step(action, at, doneBy, note);
    }
}
