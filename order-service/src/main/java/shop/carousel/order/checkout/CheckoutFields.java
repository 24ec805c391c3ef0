package shop.carousel.order.checkout;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shop.carousel.kit.problem.Problem.FieldError;
import shop.carousel.order.checkout.CheckoutPage.Field;
import shop.carousel.order.checkout.CheckoutPage.Group;

/** The fields of the checkout's form, and where each stands in the body of {@code POST /api/orders}. */
enum CheckoutFields {
    EMAIL("email", "email", "E-mail", "email", "email", "email", "shopper@example.org"),
    NAME("name", "shippingAddress.name", "Name", "text", "text", "shipping name", "A. Shopper"),
    LINE1(
            "line1",
            "shippingAddress.line1",
            "Street and number",
            "text",
            "text",
            "shipping address-line1",
            "12 Mill Lane"),
    LINE2("line2", "shippingAddress.line2", "More (optional)", "text", "text", "shipping address-line2", ""),
    POSTAL_CODE(
            "postalCode",
            "shippingAddress.postalCode",
            "Postal code",
            "text",
            "text",
            "shipping postal-code",
            "2611 AB"),
    CITY("city", "shippingAddress.city", "City", "text", "text", "shipping address-level2", "Delft"),
    REGION(
            "region",
            "shippingAddress.region",
            "State, province or county (optional)",
            "text",
            "text",
            "shipping address-level1",
            ""),
    COUNTRY("country", "shippingAddress.country", "Country", "select", "", "shipping country", "NL"),
    CARD_NUMBER(
            "cardNumber", "payment.cardNumber", "Card number", "text", "numeric", "cc-number", "4242 4242 4242 4242"),
    EXPIRY("expiry", "payment.expiry", "Expires (MM/YY)", "text", "text", "cc-exp", "12/34"),
    CVC("cvc", "payment.cvc", "Security code", "text", "numeric", "cc-csc", "123");

    /** The name of the group in which the address is. */
    static final String ADDRESS = "Where it goes";

    private static final Set<CheckoutFields> OPTIONAL = EnumSet.of(LINE2, REGION, POSTAL_CODE);

    private final String form;
    private final String path;
    private final String label;
    private final String type;
    private final String inputMode;
    private final String autocomplete;
    private final String demo;

    CheckoutFields(
            String form, String path, String label, String type, String inputMode, String autocomplete, String demo) {
        this.form = form;
        this.path = path;
        this.label = label;
        this.type = type;
        this.inputMode = inputMode;
        this.autocomplete = autocomplete;
        this.demo = demo;
    }

    /** Its name in the form. */
    String form() {
        return form;
    }

    /** Its name in the body, such as {@code payment.cvc}. */
    String path() {
        return path;
    }

    /** Whether a page never shows again what was typed here. */
    boolean isSecret() {
        return path.startsWith("payment.");
    }

    /** The groups of the form, filled with what was typed and what is wrong with it. */
    static List<Group> groups(Map<CheckoutFields, String> typed, List<FieldError> errors) {
        Map<String, String> byPath = errors.stream()
                .collect(Collectors.toMap(FieldError::field, FieldError::message, (first, second) -> first));
        return List.of(
                group("Contact", typed, byPath, List.of(EMAIL)),
                group(
                        ADDRESS,
                        typed,
                        byPath,
                        List.of(NAME),
                        List.of(LINE1),
                        List.of(LINE2),
                        List.of(POSTAL_CODE, CITY),
                        List.of(REGION),
                        List.of(COUNTRY)),
                group("Card", typed, byPath, List.of(CARD_NUMBER), List.of(EXPIRY, CVC)));
    }

    @SafeVarargs
    private static Group group(
            String legend,
            Map<CheckoutFields, String> typed,
            Map<String, String> errors,
            List<CheckoutFields>... rows) {
        return new Group(
                legend,
                List.of(rows).stream()
                        .map(row -> row.stream()
                                .map(field -> field.filled(typed, errors))
                                .toList())
                        .toList());
    }

    private Field filled(Map<CheckoutFields, String> typed, Map<String, String> errors) {
        String value = isSecret() ? "" : Optional.ofNullable(typed.get(this)).orElse("");
        return new Field(
                form, label, type, inputMode, autocomplete, !OPTIONAL.contains(this), value, demo, errors.get(path));
    }
}
