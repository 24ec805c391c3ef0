package shop.carousel.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static shop.carousel.e2e.Patience.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions.HasClassOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A person with a browser of their own: cookies, a screen, and a list of what the browser complained about. */
final class Shopper implements AutoCloseable {

    private static final double PATIENCE_MILLIS = Patience.LIMIT.toMillis();

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Shopper(Browser browser, String url, NewContextOptions options) {
        context = browser.newContext(options.setBaseURL(url));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
    }

    /** Opens the page and returns its HTTP status. */
    int visit(String path) {
        return open(path).status();
    }

    /** Opens the page. */
    Response open(String path) {
        return Objects.requireNonNull(page.navigate(path), "a response");
    }

    void searchFor(String text) {
        page.locator("#search-text").fill(text);
        page.locator("#search-text").press("Enter");
        page.waitForURL(Pattern.compile(".*/search\\?.*"));
    }

    void openProduct(String name) {
        page.locator(".card-name a", new Page.LocatorOptions().setHasText(name))
                .first()
                .click();
        assertThat(page.locator("h1")).containsText(name);
    }

    void addToCart(int quantity) {
        page.locator("input[name=quantity]").fill(Integer.toString(quantity));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add to cart"))
                .click();
    }

    /** Waits until the count in the header says so, or (without JavaScript) the cart's page has come. */
    void awaitInCart(int count) {
        Locator badge = page.locator("#cart-badge .cart-count");
        await("cart holds " + count)
                .until(() -> page.url().endsWith("/cart")
                        || (badge.count() == 1 && badge.innerText().equals(Integer.toString(count))));
    }

    void signIn(String email, String password) {
        visit("/sign-in");
        page.locator("#email").fill(email);
        page.locator("#password").fill(password);
        press("form[action='/sign-in'] button[type=submit]");
        page.waitForURL(Pattern.compile(".*/(admin|orders)"));
    }

    /** Presses the first button that the selector finds. */
    void press(String button) {
        page.locator(button).first().click();
    }

    void openCart() {
        page.locator(".cart-link").click();
        page.waitForURL("**/cart");
    }

    void openCheckout() {
        page.locator("a[href='/checkout'], form[action='/checkout'] button")
                .first()
                .click();
        page.waitForURL("**/checkout");
    }

    /** Presses the button that fills in demo data, and places the order. */
    void placeOrderWithDemoData() {
        fillDemoData();
        submitOrder();
    }

    void fillDemoData() {
        page.locator("[data-demo-fill]").first().click();
    }

    /** Types what the fields offer as demo data, as somebody without JavaScript does, and places the order. */
    void placeOrderByTyping() {
        for (Locator field : page.locator("[data-demo]").all()) {
            String value = Objects.requireNonNull(field.getAttribute("data-demo"));
            if ("SELECT".equals(field.evaluate("field => field.tagName"))) {
                field.selectOption(value);
            } else {
                field.fill(value);
            }
        }
        submitOrder();
    }

    void fillCard(String number) {
        page.locator("[name=cardNumber]").fill(number);
    }

    void submitOrder() {
        page.locator("form:has([name=cardNumber]) button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/orders/[0-9a-f-]{36}.*"));
    }

    /** The step of the order's timeline. */
    Locator step(String status) {
        return page.locator("[data-step=" + status + "]");
    }

    /** Waits until the order's page shows the status as reached, without being asked again. */
    void awaitStep(String status) {
        assertThat(step(status))
                .hasClass(
                        Pattern.compile(".*\\bis-(done|ending)\\b.*"),
                        new HasClassOptions().setTimeout(PATIENCE_MILLIS));
    }

    Page page() {
        return page;
    }

    /** On the page of the API: sends an operation that needs nothing, and waits for its answer of 200. */
    void tryOperation(String tag, String id) {
        String operation = "#operations-" + tag + "-" + id;
        page.locator(operation + " .opblock-summary").first().click();
        page.locator(operation + " .try-out__btn").click();
        page.locator(operation + " .execute").click();
        page.locator(operation + " .live-responses-table .response-col_status")
                .getByText("200")
                .first()
                .waitFor();
    }

    /** What the browser reported as errors: script faults, refused styles, failed loads. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Keeps what the whole page looks like now under target/screenshots. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
