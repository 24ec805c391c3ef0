package shop.carousel.cart.cart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.carousel.cart.CartServiceTest;

@QuarkusTest
class CartRaceTest extends CartServiceTest {

    private static final int CALLERS = 24;

    @Test
    void lines_putAtOnce_areAllThere() throws Exception {
        String cart = newCart();
        List<String> skus =
                IntStream.range(0, CALLERS).mapToObj(i -> product("1.00", 5)).toList();
        List<Integer> statuses = atOnce(i -> put(cart, skus.get(i), 1).statusCode());
        assertThat(statuses).isEqualTo(Collections.nCopies(CALLERS, 200));
        get(cart).body("items", hasSize(CALLERS)).body("version", equalTo(1 + CALLERS));
    }

    @Test
    void changes_onOneVersion_oneWinsAndTheOthersAre412() throws Exception {
        String cart = newCart();
        String lamp = product("1.00", 5);
        put(cart, lamp, 1);
        List<Integer> statuses = atOnce(i -> given().contentType("application/json")
                .header("If-Match", "\"2\"")
                .body("{\"quantity\":" + (i + 2) + "}")
                .put("/api/carts/{cart}/items/{sku}", cart, lamp)
                .statusCode());
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 412)).isEqualTo(CALLERS - 1);
        get(cart).body("version", equalTo(3));
    }

    @Test
    void units_addedAtOnce_areAllCounted() throws Exception {
        String cart = newCart();
        String lamp = product("1.00", 5);
        atOnce(i -> given().cookie("carousel-cart", cart)
                .redirects()
                .follow(false)
                .formParam("sku", lamp)
                .formParam("quantity", "2")
                .post("/cart/items")
                .statusCode());
        get(cart).body("items[0].quantity", equalTo(2 * CALLERS));
    }

    @Test
    void merges_inBothDirections_neitherBlockNorLoseUnits() throws Exception {
        String one = newCart();
        String two = newCart();
        String lamp = product("1.00", 5);
        put(one, lamp, 70);
        put(two, lamp, 30);
        List<Integer> statuses = atOnce(i -> merge(i % 2 == 0 ? one : two, i % 2 == 0 ? two : one));
        assertThat(statuses).isEqualTo(Collections.nCopies(CALLERS, 200));
        assertThat(units(one) + units(two)).isEqualTo(100);
    }

    /** Each writer reads what it wrote, at once, through the cache. */
    @Test
    void cart_readRightAfterItsChange_isNeverOlder() throws Exception {
        atOnce(i -> {
            String cart = newCart();
            String lamp = product("1.00", 5);
            for (int quantity = 1; quantity <= 15; quantity++) {
                put(cart, lamp, quantity).then().statusCode(200);
                get(cart).body("items[0].quantity", equalTo(quantity)).body("version", equalTo(1 + quantity));
            }
            return 200;
        });
    }

    private static int merge(String into, String from) {
        return given().contentType("application/json")
                .body("{\"from\":\"" + from + "\"}")
                .post("/api/carts/{cart}/merge", into)
                .statusCode();
    }

    private static int units(String cart) {
        return get(cart).extract().jsonPath().getList("items.quantity", Integer.class).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private interface Call {
        int by(int caller) throws Exception;
    }

    /** What each of the callers got, who all start together. */
    private static List<Integer> atOnce(Call call) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        List<Integer> results = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<Integer>> calls = IntStream.range(0, CALLERS)
                    .mapToObj(i -> threads.submit((Callable<Integer>) () -> {
                        start.await();
                        return call.by(i);
                    }))
                    .toList();
            start.countDown();
            for (Future<Integer> one : calls) {
                results.add(one.get());
            }
        }
        return results;
    }
}
