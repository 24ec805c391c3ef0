package shop.carousel.catalog.product;

import java.util.List;

/** Products that go with a product. */
public interface RelatedProducts {

    /**
     * Some products, never the asked one.
     *
     * @param isFromOrders whether all of them were bought together with it
     * @param products best first, those that can be had before the others
     */
    record Related(boolean isFromOrders, List<StockedProduct> products) {

        /** Nothing. */
        public static final Related NONE = new Related(false, List.of());
    }

    /** The products that go with it. */
    Related to(StockedProduct product);
}
