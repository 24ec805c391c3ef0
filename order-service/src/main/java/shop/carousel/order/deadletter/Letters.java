package shop.carousel.order.deadletter;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.order.deadletter.DeadLetter.State;

/** The dead letters, each with what happened to it. */
@Singleton
class Letters implements PanacheRepositoryBase<DeadLetterEntity, UUID> {

    private static final Duration KEPT = Duration.ofDays(90);

    private final Clock clock;

    Letters(Clock clock) {
        this.clock = clock;
    }

    /** The letter, locked until the transaction ends. */
    Optional<DeadLetterEntity> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** How many wait for a decision. */
    @Transactional
    long waiting() {
        return count("state", State.WAITING);
    }

    /** Forgets what was decided long ago. */
    @Scheduled(every = "6h", delayed = "15m")
    @Transactional
    void purge() {
        delete("state <> ?1 and changedAt < ?2", State.WAITING, clock.instant().minus(KEPT));
    }
}
