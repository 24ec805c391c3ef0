package shop.carousel.order.deadletter;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import shop.carousel.order.deadletter.DeadLetter.State;

/** Lists of dead letters. */
@Singleton
class LetterSummaries implements PanacheRepositoryBase<DeadLetterSummary, UUID> {

    /** Those behind an id, the newest first. */
    @Transactional
    List<DeadLetterSummary> page(State state, UUID before, int limit) {
        return find("state = ?1 and id < ?2", Sort.descending("id"), state, before)
                .page(0, limit)
                .list();
    }
}
