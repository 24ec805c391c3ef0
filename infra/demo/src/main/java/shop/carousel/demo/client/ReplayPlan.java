package shop.carousel.demo.client;

import java.util.List;
import java.util.Map;
import shop.carousel.demo.client.retail.RetailBook;
import shop.carousel.demo.client.retail.RetailCancellation;
import shop.carousel.demo.client.retail.RetailOrder;
import shop.carousel.demo.client.retail.RetailProduct;

/**
 * What of the file is replayed.
 *
 * @param cancellations by the invoice of the order that they cancel
 */
record ReplayPlan(
        List<RetailOrder> orders, Map<String, RetailCancellation> cancellations, List<RetailProduct> products) {

    static ReplayPlan of(RetailBook book, int limit) {
        List<RetailOrder> orders = book.first(limit);
        if (orders.isEmpty()) {
            throw new ShopException("The file has no order that can be placed.");
        }
        return new ReplayPlan(orders, book.cancellationsOf(orders), book.productsOf(orders));
    }

    List<String> skus() {
        return products.stream().map(RetailProduct::sku).toList();
    }
}
