package shop.carousel.catalog.product;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** The queries on the table {@code product}. */
@ApplicationScoped
class ProductRepository implements PanacheRepositoryBase<ProductEntity, String> {

    private final SessionFactory sessions;

    ProductRepository(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * The rows of those SKUs that exist, in no order, in one round trip. They are read past any session: a loader of
     * the ring that reads a product twice within one request must see the row, not the session's copy.
     */
    List<ProductEntity> findBySku(Collection<String> skus) {
        try (StatelessSession session = sessions.openStatelessSession()) {
            return session.getMultiple(ProductEntity.class, List.copyOf(skus)).stream()
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /** The next rows behind that SKU, in the order of the SKUs. */
    @Transactional
    List<ProductEntity> findBehind(String sku, int rows) {
        return find("sku > ?1", Sort.by("sku"), sku).page(Page.ofSize(rows)).list();
    }

    /** The present version of a product, whose row stays locked until the transaction ends. */
    OptionalLong lockVersion(String sku) {
        return findByIdOptional(sku, LockModeType.PESSIMISTIC_WRITE).stream()
                .mapToLong(ProductEntity::version)
                .findFirst();
    }
}
