package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

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
        assertThat(new ProductsApi(client).getProduct(product.sku()).getName()).isEqualTo(product.name());
        var carts = new CartsApi(client);
        Cart cart = carts.createCart();
        carts.setCartItem(cart.getId(), product.sku(), new CartItemRequest().quantity(2), null);
        PlacedOrder placed = new OrdersApi(client).placeOrder(Orders.newKey(), request(cart), null);
        await("the order is confirmed")
                .atMost(PATIENCE)
                .until(() -> read(placed).getStatus(), status -> status == OrderStatus.CONFIRMED);
        assertThat(read(placed).getItems().getFirst().getQuantity()).isEqualTo(2);
        assertThat(new StockApi(client).getStock(product.sku()).getAvailable()).isEqualTo(3);
    }

    @Test
    void refusal_hasItsStatus_andNamesTheField() {
        var refusal = assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> new OrdersApi(client)
                        .placeOrder(Orders.newKey(), request(new Cart()).email("nobody"), null))
                .actual();
        assertThat(refusal.getCode()).isEqualTo(422);
        assertThat(refusal.getResponseBody().contains("\"field\":\"email\""))
                .as(refusal.getResponseBody())
                .isTrue();
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
