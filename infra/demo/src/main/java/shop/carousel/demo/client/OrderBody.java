package shop.carousel.demo.client;

import java.util.List;
import java.util.Map;
import shop.carousel.demo.client.retail.RetailOrder;

/** The body of {@code POST /api/orders}: the invoice's lines, a placeholder's address and a test card. The same for the same invoice. */
record OrderBody(List<Item> items, String email, Map<String, String> shippingAddress, Map<String, String> payment) {

    record Item(String sku, int quantity) {}

    private static final Map<String, String> CARD =
            Map.of("cardNumber", "4242424242424242", "expiry", "12/49", "cvc", "123");

    static OrderBody of(RetailOrder order) {
        String customer = order.customer().isEmpty() ? "guest" : order.customer();
        return new OrderBody(
                order.units().entrySet().stream()
                        .map(line -> new Item(line.getKey(), line.getValue()))
                        .toList(),
                "customer-" + customer.replaceAll("[^A-Za-z0-9]", "") + "@example.org",
                Map.of(
                        "name", "Customer " + customer,
                        "line1", "1 Example Street",
                        "city", "Exampleton",
                        "postalCode", "00000",
                        "country", "GB"),
                CARD);
    }
}
