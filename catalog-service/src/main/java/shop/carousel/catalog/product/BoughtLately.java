package shop.carousel.catalog.product;

import java.util.List;

/** Products that sell well. */
public interface BoughtLately {

    /** The best sellers of the last time that are in stock, best first. */
    List<StockedProduct> boughtLately(int most);
}
