package shop.carousel.catalog.product;

import java.util.List;

/** What people buy. */
public interface BoughtLately {

    /** What was bought most lately and can be had now, best first. */
    List<StockedProduct> boughtLately(int most);
}
