package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page on every screen: accessible by the axe rules, no wider than the screen, no complaint of the browser. And
 * valid HTML, whatever the screen.
 */
@WithShop
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesTest {

    private static final String VIOLATIONS = """
            async () => (await axe.run()).violations.map(each =>
              each.id + ': ' + each.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | '))""";
    private static final String WIDER_THAN_SCREEN = "document.documentElement.scrollWidth > window.innerWidth";

    private final WholeShop shop;

    PagesTest(WholeShop shop) {
        this.shop = shop;
    }

    @BeforeAll
    static void forgetPages() throws IOException {
        HtmlPages.begin();
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void page_onScreen_isAccessibleAndFits(Screen screen, Chromium chromium) {
        Goods.Product product = shop.goods().onShelf("E2E-PAGES", "Pademelon lantern", 3);
        var faults = new ArrayList<String>();
        try (var shopper = new Shopper(chromium.browser(), shop.url(), screen.options())) {
            look(shopper, "home", "/", 200, screen, faults);
            look(shopper, "search", "/search?q=lamp", 200, screen, faults);
            look(shopper, "search-nothing", "/search?q=qqqqzzzz", 200, screen, faults);
            look(shopper, "product", "/products/" + product.sku(), 200, screen, faults);
            shopper.addToCart(2);
            shopper.awaitInCart(2);
            look(shopper, "search-understood", "/search?q=lantern+under+100", 200, screen, faults);
            look(shopper, "cart", "/cart", 200, screen, faults);
            look(shopper, "checkout", "/checkout", 200, screen, faults);
            look(shopper, "orders", "/orders", 200, screen, faults);
            look(shopper, "sign-in", "/sign-in", 200, screen, faults);
            look(shopper, "reset", "/account/reset", 200, screen, faults);
            look(shopper, "ring", "/ring", 200, screen, faults);
            assertThat(shopper.complaints()).isEmpty();
            look(shopper, "no-product", "/products/NO-SUCH-SKU", 404, screen, faults);
            look(shopper, "no-page", "/nowhere", 404, screen, faults);
        }
        assertThat(faults).isEmpty();
    }

    /** Every width and every scheme of colours once: these pages have no rule that is for both. */
    @ParameterizedTest
    @EnumSource(names = {"DESKTOP", "PHONE_DARK"})
    void page_ofTheOperator_isAccessibleAndFits(Screen screen, Chromium chromium) {
        Goods.Product product = shop.goods().onShelf("E2E-ADMIN-" + screen, "Bettong lantern", 3);
        var orders = new Orders(shop.rest());
        Orders.Placed order = orders.place(product, 1, "4242424242424242");
        orders.awaitStatus(order, "CONFIRMED");
        var faults = new ArrayList<String>();
        try (var operator = new Shopper(chromium.browser(), shop.url(), screen.options())) {
            operator.signIn("admin@carousel.shop", shop.adminPassword());
            look(operator, "account", "/account", 200, screen, faults);
            look(operator, "sessions", "/account/sessions", 200, screen, faults);
            look(operator, "profile", "/account/profile", 200, screen, faults);
            look(operator, "password", "/account/password", 200, screen, faults);
            look(operator, "email", "/account/email", 200, screen, faults);
            look(operator, "deletion", "/account/data/deletion", 200, screen, faults);
            look(operator, "addresses-none", "/account/addresses", 200, screen, faults);
            look(operator, "address", "/account/addresses/new", 200, screen, faults);
            Response refused = operator.page()
                    .waitForResponse(
                            answer -> answer.status() == 422, () -> operator.press("main form button[type=submit]"));
            operator.page().locator("#line1-error").waitFor();
            HtmlPages.keep("address-refused", refused.text());
            examine(operator, "address-refused", screen, faults);
            keepAnAddress(operator.page());
            look(operator, "addresses", "/account/addresses", 200, screen, faults);
            operator.press("form[action$='/delete'] button");
            operator.page().locator(".empty").waitFor();
            look(operator, "dead-letters", "/admin/dead-letters", 200, screen, faults);
            look(operator, "jobs", "/admin/jobs", 200, screen, faults);
            look(operator, "flow", "/admin/flow", 200, screen, faults);
            look(operator, "story", "/admin/orders/" + order.id(), 200, screen, faults);
            List<String> tabs = tabs(operator);
            look(operator, "jobs-catalogue", "/admin/catalogue", 200, screen, faults);
            assertThat(tabs(operator))
                    .as("another service's page, and the same tabs")
                    .isEqualTo(tabs);
            look(operator, "ring-operator", "/ring?key=" + product.sku() + "&leave=redis-a", 200, screen, faults);
            look(operator, "admin", "/admin?status=CONFIRMED", 200, screen, faults);
            operator.press("form[action*='" + order.id() + "/ship'] button");
            orders.awaitStatus(order, "SHIPPED");
            look(operator, "order-shipped", "/orders/" + order.id(), 200, screen, faults);
            assertThat(operator.complaints().stream()
                            .filter(complaint -> !complaint.contains("status of 422"))
                            .toList())
                    .isEmpty();
        }
        assertThat(faults).isEmpty();
    }

    /** All that the tests above have visited. */
    @Test
    @Order(Integer.MAX_VALUE)
    void pages_areValidHtml() throws IOException, InterruptedException {
        assertThat(HtmlPages.kept()).hasSizeGreaterThan(25);
        assertThat(HtmlPages.errors()).isEmpty();
    }

    private static void keepAnAddress(Page form) {
        form.locator("#name").fill("Ada Lovelace");
        form.locator("#line1").fill("12 Mill Lane");
        form.locator("#postalCode").fill("2611 AB");
        form.locator("#city").fill("Delft");
        form.locator("#country").selectOption("NL");
        form.locator("main form button[type=submit]").click();
        form.waitForURL("**/account/addresses");
    }

    private static List<String> tabs(Shopper operator) {
        return operator.page().locator("nav.tabs a").allTextContents();
    }

    private static void look(
            Shopper shopper, String name, String path, int status, Screen screen, List<String> faults) {
        Response answer = shopper.open(path);
        assertThat(answer.status()).as(path).isEqualTo(status);
        if (screen == Screen.DESKTOP) {
            HtmlPages.keep(name, answer.text());
        }
        examine(shopper, name, screen, faults);
    }

    private static void examine(Shopper shopper, String name, Screen screen, List<String> faults) {
        Page page = shopper.page();
        String path = page.url();
        shopper.picture("page-" + name + "-" + screen);
        if (Boolean.TRUE.equals(page.evaluate(WIDER_THAN_SCREEN))) {
            faults.add(path + " is wider than the screen");
        }
        page.evaluate(axe());
        if (page.evaluate(VIOLATIONS) instanceof List<?> violations) {
            violations.forEach(violation -> faults.add(path + " " + violation));
        }
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(PagesTest.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
