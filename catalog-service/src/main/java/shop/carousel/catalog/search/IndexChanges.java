package shop.carousel.catalog.search;

import java.util.Map;
import java.util.Set;

/** Where the search engine hears of changes. */
public interface IndexChanges {

    /**
     * Takes note of changes; the index shows them soon. Waits while too many are pending.
     *
     * @param products SKUs of products that are new or were changed; they are read again
     * @param inStock whether there is something to sell, by SKU
     */
    void add(Set<String> products, Map<String, Boolean> inStock) throws InterruptedException;
}
