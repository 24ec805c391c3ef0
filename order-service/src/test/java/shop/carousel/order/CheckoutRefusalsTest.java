package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.kit.admission.LimitConfig;

/** Whatever the checkout refuses, its page holds what was typed, and never the card. */
@QuarkusTest
class CheckoutRefusalsTest extends OrderServiceTest {

    private static final List<String> ADDRESS =
            List.of("email", "name", "line1", "line2", "postalCode", "city", "region");
    private static final String CARD = "4000056655665556";
    private static final String CVC = "97135";
    private static final String ALPHABET = "abcXYZ 019-_.,;:'\"<>&%+=/\\äßéñ漢字🛒{}[]#?!";

    @Inject
    LimitConfig limits;

    /** Good and bad, short and far too long, with all that a page or a form has to escape. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void typed_ofAnyKind_isHeldByThePageThatRefusesIt(long seed) {
        var random = new SplittableRandom(seed);
        String cart = shop.fillCart(shop.sell("12.30", 100));
        Map<String, String> form = new HashMap<>(good());
        for (String field : ADDRESS) {
            if (random.nextInt(3) > 0) {
                form.put(field, text(random));
            }
        }
        form.put("cardNumber", CARD);
        form.put("cvc", CVC);
        assertHeld(submit(cart, form, client(random)), 422, form);
    }

    @Test
    void client_thatIsTooFast_findsItsFormAgain() {
        String cart = shop.fillCart(shop.sell("12.30", 100));
        Map<String, String> form = good();
        form.put("city", "");
        String client = client(new SplittableRandom());
        int burst = Objects.requireNonNull(limits.buckets().get("checkout")).burst();
        Response last = submit(cart, form, client);
        for (int i = 0; i < burst + 3 && last.statusCode() != 429; i++) {
            last = submit(cart, form, client);
        }
        assertThat(Integer.parseInt(last.header("Retry-After"))).isGreaterThan(0);
        assertHeld(last, 429, form);
        last.then().body(containsString("too many requests"));
    }

    @Test
    void price_thatHasChanged_andGoodsThatAreGone_loseNothing() {
        String sku = shop.sell("12.30", 100);
        String cart = shop.fillCart(sku);
        Map<String, String> form = good();
        shop.offer(sku, "13.30", 100);
        assertHeld(submit(cart, form, client(new SplittableRandom())), 409, form);
        shop.offer(sku, "12.30", 0);
        assertHeld(submit(cart, form, client(new SplittableRandom())), 409, form);
    }

    @Test
    void cart_thatIsAway_orEmpty_andACatalogThatIsAway_loseNothing() {
        String cart = shop.fillCart(shop.sell("12.30", 100));
        Map<String, String> form = good();
        shop.closeCatalog();
        try {
            assertHeld(submit(cart, form, client(new SplittableRandom())), 503, form);
        } finally {
            shop.openCatalog();
        }
        shop.closeCart();
        try {
            assertHeld(submit(cart, form, client(new SplittableRandom())), 503, form);
        } finally {
            shop.openCart();
        }
        assertHeld(submit("no-such-cart", form, client(new SplittableRandom())), 422, form);
        assertHeld(submit(shop.fillCart(), form, client(new SplittableRandom())), 422, form);
    }

    /** Who counts, and who knows of ended sessions, is away: nobody orders, and nobody types it again. */
    @Test
    void state_thatIsAway_losesNothing() throws Exception {
        String cart = shop.fillCart(shop.sell("12.30", 100));
        Map<String, String> form = good();
        String token = adminToken();
        servers.freeze(TestServers.LOCK_NODE, true);
        try {
            assertHeld(submit(cart, form, client(new SplittableRandom())), 503, form);
            Response signedIn = given().accept("text/html")
                    .cookie("carousel-session", token)
                    .cookie("carousel-cart", cart)
                    .contentType("application/x-www-form-urlencoded; charset=utf-8")
                    .formParams(form)
                    .post("/checkout");
            assertHeld(signedIn, 503, form);
        } finally {
            servers.freeze(TestServers.LOCK_NODE, false);
        }
    }

    @Test
    void card_thatIsDeclined_leadsBackToTheForm_forItsBuyerAlone() {
        String cart = shop.fillCart(shop.sell("12.30", 100));
        Map<String, String> form = good();
        form.put("cardNumber", DECLINED_CARD);
        Response placed = submit(cart, form, client(new SplittableRandom()));
        placed.then().statusCode(303);
        URI page = URI.create(placed.header("Location"));
        String orders = placed.cookie("carousel-orders");
        String id = page.getPath().substring("/orders/".length());
        Placed order = new Placed(id, page.getQuery().substring("token=".length()));
        broker.reserved(id);
        awaitStatus(order, "PAYMENT_FAILED");
        given().accept("text/html")
                .urlEncodingEnabled(false)
                .get(page.getPath() + "?" + page.getRawQuery())
                .then()
                .statusCode(200)
                .body(containsString("href=\"/checkout?from=" + id + "\""));
        Response again = given().accept("text/html")
                .cookie("carousel-cart", cart)
                .cookie("carousel-orders", orders)
                .get("/checkout?from=" + id);
        assertHeld(again, 200, form);
        String stranger = given().accept("text/html")
                .cookie("carousel-cart", cart)
                .get("/checkout?from=" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(stranger).as("only who placed it sees where it went").doesNotContain(form.get("line1"));
    }

    private static Map<String, String> good() {
        Map<String, String> form = new HashMap<>();
        form.put("key", UUID.randomUUID().toString());
        form.put("expectedTotal", "12.30");
        form.put("repeats", "");
        form.put("email", "ada-" + UUID.randomUUID() + "@example.org");
        form.put("name", "Ada \"A\" <Lovelace>");
        form.put("line1", "12 Mill & Lane " + UUID.randomUUID());
        form.put("line2", "c/o Babbage");
        form.put("postalCode", "2611 AB");
        form.put("city", "Delft");
        form.put("region", "Zuid-Holland");
        form.put("country", "NL");
        form.put("cardNumber", GOOD_CARD);
        form.put("expiry", "12/99");
        form.put("cvc", "123");
        return form;
    }

    private static String text(SplittableRandom random) {
        int[] letters = ALPHABET.codePoints().toArray();
        int length = random.nextInt(4) == 0 ? 2_000 + random.nextInt(6_000) : random.nextInt(60);
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, letters.length).map(i -> letters[i]).forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Each test is a client of its own, so that none of them is too fast for another. */
    private static String client(SplittableRandom random) {
        return "198.51.100." + (1 + random.nextInt(250));
    }

    private static Response submit(String cart, Map<String, String> form, String client) {
        return given().accept("text/html")
                .header("X-Forwarded-For", client)
                .redirects()
                .follow(false)
                .cookie("carousel-cart", cart)
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(form)
                .post("/checkout");
    }

    /** The page has the form, each field of the address as it was typed, and nothing of the card. */
    private static void assertHeld(Response answer, int status, Map<String, String> typed) {
        String page = answer.asString();
        assertThat(answer.statusCode()).as(page).isEqualTo(status);
        for (String field : ADDRESS) {
            Matcher input = Pattern.compile("<input id=\"" + field + "\"[^>]* value=\"([^\"]*)\"")
                    .matcher(page);
            assertThat(input.find()).as("no field " + field + " in " + page).isTrue();
            assertThat(unescaped(input.group(1))).as(field).isEqualTo(typed.get(field));
        }
        assertThat(page).as("the country").contains("<option value=\"" + typed.get("country") + "\" selected");
        assertThat(page.contains(CARD) || page.contains(CVC) || page.contains(DECLINED_CARD))
                .as("the card")
                .isFalse();
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
