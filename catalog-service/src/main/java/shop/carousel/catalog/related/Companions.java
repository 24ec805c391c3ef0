package shop.carousel.catalog.related;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import shop.carousel.catalog.product.BoughtLately;
import shop.carousel.catalog.product.ProductCatalog;
import shop.carousel.catalog.product.RelatedProducts;
import shop.carousel.catalog.product.StockedProduct;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.ProductSearch;
import shop.carousel.catalog.search.SearchRequest;
import shop.carousel.catalog.stock.SoldSku;

/** Finds products that go with others: by orders, or by similarity if there are too few orders. */
@Singleton
final class Companions implements RelatedProducts, BoughtLately {

    private final Sales sales;
    private final BoughtTogether ranking;
    private final ProductSearch search;
    private final ProductCatalog catalog;
    private final RelatedConfig config;

    Companions(Sales sales, ProductSearch search, ProductCatalog catalog, RelatedConfig config) {
        this.sales = sales;
        this.ranking = new BoughtTogether(sales::with, config.products());
        this.search = search;
        this.catalog = catalog;
        this.config = config;
    }

    @Override
    public Related to(StockedProduct product) {
        String sku = product.product().sku();
        List<StockedProduct> together = together(List.of(sku));
        if (together.size() >= config.enough()) {
            return new Related(true, together);
        }
        Set<String> skus = new LinkedHashSet<>();
        together.forEach(each -> skus.add(each.product().sku()));
        skus.addAll(search.similar(sku, 2 * config.items()));
        if (skus.size() < config.items()) {
            SearchRequest alike =
                    SearchRequest.popularIn(String.join("/", product.product().category()));
            skus.addAll(search.search(alike, new Page(2 * config.items(), null)).skus());
        }
        skus.remove(sku);
        return new Related(false, shown(skus));
    }

    /** What is bought together with these, best first; empty if too few orders tell. */
    List<StockedProduct> together(List<String> skus) {
        return shown(ranking.with(skus));
    }

    @Override
    public List<StockedProduct> boughtLately(int most) {
        List<String> skus = sales.most().sold().stream().map(SoldSku::sku).toList();
        return catalog.findAll(skus).stream()
                .filter(product -> product.product().isSold() && product.stock().available() > 0)
                .limit(most)
                .toList();
    }

    /** Those that can be had come first. */
    private List<StockedProduct> shown(Collection<String> skus) {
        List<StockedProduct> found = new ArrayList<>(
                catalog.findAll(skus.stream().limit(2L * config.items()).toList()));
        found.removeIf(product -> !product.product().isSold());
        found.sort(Comparator.comparing(product -> product.stock().available() == 0));
        return found.subList(0, Math.min(config.items(), found.size()));
    }
}
