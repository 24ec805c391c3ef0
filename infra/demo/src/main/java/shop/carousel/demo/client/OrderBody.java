package shop.carousel.demo.client;

import java.util.List;
import java.util.Map;
import shop.carousel.demo.client.retail.RetailOrder;

/**
 * The body of {@code POST /api/orders}: the invoice's lines, a placeholder's address and a test card. To the byte the
 * same for the same invoice, because the Idempotency-Key is too.
 */
record OrderBody(List<Item> items, String email, Address shippingAddress, Payment payment) {

    record Item(String sku, int quantity) {}

    record Address(String name, String line1, String city, String postalCode, String country) {}

    record Payment(String cardNumber, String expiry, String cvc) {}

    private static final Payment CARD = new Payment("4242424242424242", "12/49", "123");

    static OrderBody of(RetailOrder order) {
        return of(order.customer().isEmpty() ? "guest" : order.customer(), order.units());
    }

    static OrderBody of(String name, Map<String, Integer> units) {
        String customer = name.replaceAll("[^A-Za-z0-9]", "");
        return new OrderBody(
                units.entrySet().stream()
                        .map(line -> new Item(line.getKey(), line.getValue()))
                        .toList(),
                "customer-" + customer + "@example.org",
                new Address("Customer " + customer, "1 Example Street", "Leeds", "LS1 1AA", "GB"),
                CARD);
    }
}
