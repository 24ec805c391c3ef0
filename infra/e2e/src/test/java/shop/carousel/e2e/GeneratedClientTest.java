package shop.carousel.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import shop.carousel.client.ApiClient;
import shop.carousel.client.ApiException;
import shop.carousel.client.api.CartsApi;
import shop.carousel.client.api.OrdersApi;
import shop.carousel.client.api.ProductsApi;
import shop.carousel.client.api.StockApi;
import shop.carousel.client.model.CardPayment;
import shop.carousel.client.model.Cart;
import shop.carousel.client.model.CartItemRequest;
import shop.carousel.client.model.Order;
import shop.carousel.client.model.OrderRequest;
import shop.carousel.client.model.OrderStatus;
import shop.carousel.client.model.PlacedOrder;
import shop.carousel.client.model.ShippingAddress;

/** A client that nobody has written, only generated from the API's description, buys something. */
@WithShop
class GeneratedClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WholeShop shop;
    private final ApiClient client = new ApiClient();

    GeneratedClientTest(WholeShop shop) {
        this.shop = shop;
        client.updateBaseUri(shop.url());
    }

    @Test
    void shopper_withGeneratedClient_buysByCart() throws ApiException {
        Goods.Product product = shop.goods().onShelf("E2E-CLIENT", "Quokka lantern", 5);
        assertEquals(
                product.name(),
                new ProductsApi(client).getProduct(product.sku()).getName());
        var carts = new CartsApi(client);
        Cart cart = carts.createCart();
        carts.setCartItem(cart.getId(), product.sku(), new CartItemRequest().quantity(2), null);
        PlacedOrder placed = new OrdersApi(client).placeOrder(Orders.newKey(), request(cart), null);
        await("the order is confirmed")
                .atMost(PATIENCE)
                .until(() -> read(placed).getStatus(), status -> status == OrderStatus.CONFIRMED);
        assertEquals(2, read(placed).getItems().getFirst().getQuantity());
        assertEquals(3, new StockApi(client).getStock(product.sku()).getAvailable());
    }

    @Test
    void refusal_hasItsStatus_andNamesTheField() {
        var refusal = assertThrows(ApiException.class, () -> new OrdersApi(client)
                .placeOrder(Orders.newKey(), request(new Cart()).email("nobody"), null));
        assertEquals(422, refusal.getCode());
        assertEquals(true, refusal.getResponseBody().contains("\"field\":\"email\""), refusal.getResponseBody());
    }

    private Order read(PlacedOrder order) throws ApiException {
        return new OrdersApi(client).getOrder(order.getId().toString(), order.getToken(), null);
    }

    private static OrderRequest request(Cart cart) {
        return new OrderRequest()
                .cartId(cart.getId())
                .email("shopper@example.org")
                .shippingAddress(new ShippingAddress()
                        .name("A. Shopper")
                        .line1("1 Fair Lane")
                        .city("Utrecht")
                        .postalCode("3511 AB")
                        .country("NL"))
                .payment(new CardPayment()
                        .cardNumber(Orders.GOOD_CARD)
                        .expiry("12/30")
                        .cvc("123"));
    }
}
