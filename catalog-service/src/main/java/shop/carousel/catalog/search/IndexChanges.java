package shop.carousel.catalog.search;

import java.util.Map;
import java.util.Set;

/** The search engine's input for changes. */
public interface IndexChanges {

    /**
     * Takes note of changes; the index shows them soon. Waits while too many are pending.
     *
     * @param products SKUs of products that are new or were changed; they are read again
     * @param inStock whether units are available, by SKU
     */
    void add(Set<String> products, Map<String, Boolean> inStock) throws InterruptedException;
}
