package shop.carousel.demo.client.retail;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The whole file, sorted.
 *
 * @param rows how many it has
 * @param orders the invoices that can be placed, in the order of their first rows
 * @param cancellations those that match an order
 * @param cancellationsInFile how many there are in all
 * @param products all products of the orders, by SKU
 * @param refusals how many rows (or, for too many units, lines) take no part, by reason
 */
public record RetailBook(
        int rows,
        List<RetailOrder> orders,
        List<RetailCancellation> cancellations,
        int cancellationsInFile,
        Map<String, RetailProduct> products,
        Map<Refusal, Integer> refusals) {

    /** The first orders. */
    public List<RetailOrder> first(int limit) {
        return orders.subList(0, Math.min(limit, orders.size()));
    }

    /** The cancellations of those orders, by the order's invoice. */
    public Map<String, RetailCancellation> cancellationsOf(Collection<RetailOrder> some) {
        Set<String> invoices = some.stream().map(RetailOrder::invoice).collect(Collectors.toCollection(HashSet::new));
        return cancellations.stream()
                .filter(cancellation -> invoices.contains(cancellation.order().invoice()))
                .collect(
                        Collectors.toMap(cancellation -> cancellation.order().invoice(), cancellation -> cancellation));
    }

    /** The products that those orders name. */
    public List<RetailProduct> productsOf(Collection<RetailOrder> some) {
        return some.stream()
                .flatMap(order -> order.units().keySet().stream())
                .distinct()
                .map(products::get)
                .toList();
    }
}
