package shop.carousel.order.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.money.ShopCurrency;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.validation.LineLimits;
import shop.carousel.kit.validation.SkuForm;
import shop.carousel.order.account.EmailAddress;
import shop.carousel.order.address.AddressReader;
import shop.carousel.order.payment.Card;
import shop.carousel.order.payment.PaymentProvider;
import shop.carousel.order.request.Body;

/**
 * Reads the body of {@code POST /api/orders}. A 422 names every field that is wrong.
 *
 * <p>It is read by hand, not bound to a record with constraints: a quantity of {@code "abc"} in line 3 and a missing
 * city are told in one answer, and a data binder stops at the first wrong type.
 */
@Singleton
class OrderRequestReader {

    private static final Pattern CART_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final YearMonth NEVER = YearMonth.of(2000, 1);
    private static final int LONGEST_CARD_TEXT = 40;

    private final LineLimits limits;
    private final PaymentProvider provider;
    private final ShopCurrency currency;
    private final Clock clock;

    OrderRequestReader(LineLimits limits, PaymentProvider provider, ShopCurrency currency, Clock clock) {
        this.limits = limits;
        this.provider = provider;
        this.currency = currency;
        this.clock = clock;
    }

    /**
     * The order that is asked for.
     *
     * @param language in which countries may be named, besides English
     */
    OrderRequest read(JsonNode json, Locale language) {
        Body body = Body.of(json);
        String cartId = cartId(body);
        List<OrderRequest.Item> items = items(body, cartId);
        OrderRequest request = new OrderRequest(
                cartId,
                repeats(body),
                items,
                email(body),
                AddressReader.read(body.object("shippingAddress"), language),
                card(body.object("payment")),
                money(json.path("expectedTotal"), "expectedTotal", body.wrong()));
        body.wrong().throwIfAny();
        return request;
    }

    private @Nullable String cartId(Body body) {
        String id = body.optionalText("cartId", 100).orElse(null);
        if (id != null && !CART_ID.matcher(id).matches()) {
            body.refuse("cartId", "must be the id of a cart");
        }
        return id;
    }

    private static @Nullable UUID repeats(Body body) {
        String id = body.optionalText("repeats", 36).orElse(null);
        if (id == null) {
            return null;
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            body.refuse("repeats", "must be the id of an order");
            return null;
        }
    }

    private static String email(Body body) {
        String typed = body.text("email", 254);
        Optional<EmailAddress> email = EmailAddress.read(typed);
        if (email.isEmpty() && body.isGood("email")) {
            body.refuse("email", EmailAddress.RULE);
        }
        return email.map(EmailAddress::text).orElse("");
    }

    private Card card(Body body) {
        return new Card(cardNumber(body), expiry(body), cvc(body));
    }

    private String cardNumber(Body body) {
        Optional<String> number = Card.number(body.text("cardNumber", LONGEST_CARD_TEXT));
        if (body.isGood("cardNumber")) {
            if (number.isEmpty()) {
                body.refuse("cardNumber", "is not a card number");
            } else if (!provider.recognises(number.get())) {
                body.refuse("cardNumber", "is not a test card; try 4242 4242 4242 4242");
            }
        }
        return number.orElse("");
    }

    private YearMonth expiry(Body body) {
        Optional<YearMonth> expiry = Card.expiry(body.text("expiry", LONGEST_CARD_TEXT));
        if (body.isGood("expiry")) {
            if (expiry.isEmpty()) {
                body.refuse("expiry", "must be a month like 04/29");
            } else if (expiry.get().isBefore(YearMonth.now(clock))) {
                body.refuse("expiry", "is past: the card has expired");
            }
        }
        return expiry.orElse(NEVER);
    }

    private static String cvc(Body body) {
        Optional<String> cvc = Card.cvc(body.text("cvc", LONGEST_CARD_TEXT));
        if (cvc.isEmpty() && body.isGood("cvc")) {
            body.refuse("cvc", "must be the three or four digits beside the card's number");
        }
        return cvc.orElse("");
    }

    private List<OrderRequest.Item> items(Body body, @Nullable String cartId) {
        JsonNode items = body.node().path("items");
        boolean given = !Body.isAbsent(items);
        Problem.Fields wrong = body.wrong();
        wrong.require(given != !Body.isAbsent(body.node().path("cartId")), "items", "give either items or a cartId");
        wrong.require(!given || items.isArray(), "items", "must be an array");
        if (!items.isArray()) {
            return List.of();
        }
        boolean fits = !items.isEmpty() && items.size() <= limits.maxLines();
        wrong.require(fits, "items", "must have 1 to %d lines, but has %d".formatted(limits.maxLines(), items.size()));
        return fits ? merged(lines(items, wrong), wrong) : List.of();
    }

    private List<OrderRequest.Item> lines(JsonNode items, Problem.Fields wrong) {
        List<OrderRequest.Item> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            lines.add(line(items.get(i), "items[" + i + "]", wrong));
        }
        return lines;
    }

    private OrderRequest.Item line(JsonNode item, String field, Problem.Fields wrong) {
        if (!item.isObject()) {
            wrong.require(false, field, "must be an object with sku and quantity");
            return new OrderRequest.Item(field, "", 0, null);
        }
        String sku = item.path("sku").asText("");
        wrong.require(item.path("sku").isTextual() && SkuForm.holds(sku), field + ".sku", "must be a SKU");
        int quantity = quantity(item.path("quantity"), field + ".quantity", wrong);
        return new OrderRequest.Item(field, sku, quantity, money(item.path("unitPrice"), field + ".unitPrice", wrong));
    }

    private int quantity(JsonNode quantity, String field, Problem.Fields wrong) {
        boolean good = quantity.isIntegralNumber()
                && quantity.canConvertToInt()
                && quantity.intValue() >= 1
                && quantity.intValue() <= limits.maxQuantity();
        wrong.require(good, field, "must be a whole number from 1 to " + limits.maxQuantity());
        return good ? quantity.intValue() : 0;
    }

    /** Lines of the same SKU become one, in the place of the first. */
    private List<OrderRequest.Item> merged(List<OrderRequest.Item> lines, Problem.Fields wrong) {
        Map<String, OrderRequest.Item> bySku = new LinkedHashMap<>();
        lines.forEach(line -> bySku.merge(line.sku(), line, (first, next) -> sum(first, next, wrong)));
        return List.copyOf(bySku.values());
    }

    private OrderRequest.Item sum(OrderRequest.Item first, OrderRequest.Item next, Problem.Fields wrong) {
        int quantity = first.quantity() + next.quantity();
        wrong.require(
                quantity <= limits.maxQuantity(),
                next.field() + ".quantity",
                "makes %d of %s, more than %d".formatted(quantity, first.sku(), limits.maxQuantity()));
        return new OrderRequest.Item(first.field(), first.sku(), quantity, first.unitPrice());
    }

    private @Nullable Money money(JsonNode money, String field, Problem.Fields wrong) {
        if (Body.isAbsent(money)) {
            return null;
        }
        try {
            String code = currency.currency().getCurrencyCode();
            if (code.equals(money.path("currency").asText())
                    && money.path("amount").isTextual()) {
                return Money.of(money.path("amount").asText(), currency.currency());
            }
        } catch (IllegalArgumentException notAnAmount) {
            // said below
        }
        wrong.require(
                false,
                field,
                "must be an amount like {\"amount\": \"12.30\", \"currency\": \"%s\"}"
                        .formatted(currency.currency().getCurrencyCode()));
        return null;
    }
}
