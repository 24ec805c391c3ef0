package shop.carousel.catalog.stock;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The books of adjustments. Entries are only added; a SKU's first stock is added by {@link StockRepository#create}. */
@ApplicationScoped
class StockAdjustments implements PanacheRepositoryBase<StockAdjustment, Long> {

    /** The entries of a SKU that are older than that one, the newest first. */
    List<StockAdjustment> findBefore(String sku, long id, int limit) {
        return find("sku = ?1 and id < ?2", Sort.descending("id"), sku, id)
                .page(Page.ofSize(limit))
                .list();
    }
}
