package shop.carousel.catalog.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.catalog.product.Rating;

/** The queries on the table {@code review}. */
@ApplicationScoped
class Reviews implements PanacheRepositoryBase<ReviewEntity, Long> {

    private static final String ALL = "from ReviewEntity r join fetch r.author where ";
    private static final String VISIBLE = ALL + "r.sku = ?1 and r.hiddenReason is null";

    /** A review of that product, which stays locked until the transaction ends. */
    Optional<ReviewEntity> lock(String sku, long id) {
        return lock(id).filter(review -> review.sku().equals(sku));
    }

    /** A review, which stays locked until the transaction ends. */
    Optional<ReviewEntity> lock(long id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** One that everybody sees. */
    @Transactional
    Optional<ReviewView> visible(String sku, long id) {
        return find(VISIBLE + " and r.id = ?2", sku, id).firstResultOptional().map(ReviewEntity::view);
    }

    /** What an account says about a product. */
    Optional<ReviewEntity> of(String sku, UUID account) {
        return find(ALL + "r.sku = ?1 and r.author.accountId = ?2", sku, account)
                .firstResultOptional();
    }

    /** What everybody sees, behind that position. */
    List<ReviewEntity> behind(String sku, ReviewOrder order, Position position, int limit) {
        return switch (order) {
            case NEWEST ->
                find(VISIBLE + " and r.id < ?2 order by r.id desc", sku, position.id())
                        .page(Page.ofSize(limit))
                        .list();
            case HELPFUL ->
                find(
                                VISIBLE + " and (r.helpful < ?2 or r.helpful = ?2 and r.id < ?3)"
                                        + " order by r.helpful desc, r.id desc",
                                sku,
                                position.helpful(),
                                position.id())
                        .page(Page.ofSize(limit))
                        .list();
        };
    }

    /** All of them, of all products, the newest first. */
    List<ReviewEntity> before(long id, int limit) {
        return find(ALL + "r.id < ?1 order by r.id desc", id)
                .page(Page.ofSize(limit))
                .list();
    }

    /** How the product is rated by what everybody sees. */
    Rating rating(String sku) {
        List<Integer> stars = new ArrayList<>(Collections.nCopies(Rating.MOST, 0));
        getEntityManager()
                .createQuery(
                        "select r.rating, count(r) from ReviewEntity r where r.sku = ?1 and r.hiddenReason is null"
                                + " group by r.rating",
                        Object[].class)
                .setParameter(1, sku)
                .getResultList()
                .forEach(count -> stars.set((int) count[0] - 1, Math.toIntExact((long) count[1])));
        return new Rating(stars);
    }

    /** Where a page ended. */
    record Position(int helpful, long id) {

        /** Before all. */
        static final Position START = new Position(Integer.MAX_VALUE, Long.MAX_VALUE);
    }
}
