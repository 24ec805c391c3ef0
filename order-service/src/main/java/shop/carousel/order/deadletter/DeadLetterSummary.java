package shop.carousel.order.deadletter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.Synchronize;
import org.jspecify.annotations.Nullable;

/** A dead letter as one of a list: of its payload only the beginning is read. */
@Entity
@Immutable
@Subselect("""
        select id, topic, consumer, key, substring(payload for 1000) as beginning, headers, reason, attempts, origin,
               state, died_at
        from dead_letter""")
@Synchronize({"dead_letter"})
class DeadLetterSummary extends DeadLetterHead {

    @Column(name = "beginning")
    private byte @Nullable [] beginning;

    /** For Hibernate. */
    protected DeadLetterSummary() {}

    /** As an operator sees it in a list. */
    DeadLetter shown(LetterHeaders reader) {
        return shown(reader, beginning, null);
    }
}
