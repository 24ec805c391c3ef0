package shop.carousel.catalog.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.ShopCurrency;

/** Reads the fields of an entry, whose values may be text where numbers are meant (CSV). */
record EntryFields(ObjectNode node, ShopCurrency currency) {

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    boolean has(String name) {
        return !node.path(name).isMissingNode() && !node.path(name).isNull();
    }

    /** The text of a field, without space around it; empty where it is missing. */
    String text(String name) throws BadFieldException {
        JsonNode value = node.path(name);
        if (!has(name)) {
            return "";
        }
        if (!value.isValueNode()) {
            throw new BadFieldException(name + " must be text");
        }
        return value.asText().strip();
    }

    @Nullable
    String textOrNull(String name) throws BadFieldException {
        String text = text(name);
        return text.isEmpty() ? null : text;
    }

    /** A list of texts, or one text cut at {@code /}. A {@code /} within a step of a list becomes {@code &}, because paths are joined by it. */
    List<String> path(String name) throws BadFieldException {
        JsonNode value = node.path(name);
        if (value.isTextual()) {
            return steps(List.of(value.asText().split("/")));
        }
        List<String> steps = new ArrayList<>();
        for (JsonNode step : value) {
            if (!step.isTextual()) {
                throw new BadFieldException(name + " must be a list of texts");
            }
            steps.add(step.asText().replaceAll("\\s*/\\s*", " & "));
        }
        return steps(steps);
    }

    private static List<String> steps(List<String> raw) {
        return raw.stream().map(String::strip).filter(step -> !step.isEmpty()).toList();
    }

    /** A decimal amount of the shop's currency, or Money, in minor units. */
    long amount(String name) throws BadFieldException {
        JsonNode value = node.path(name);
        if (value.isObject()) {
            String code = value.path("currency").asText();
            if (!code.equals(currency.currency().getCurrencyCode())) {
                throw new BadFieldException(name + ".currency must be " + currency.currency());
            }
            value = value.path("amount");
        }
        String text = value.isNumber()
                ? value.decimalValue().toPlainString()
                : value.asText().strip();
        if (!AMOUNT.matcher(text).matches()) {
            throw new BadFieldException(name + (text.isEmpty() ? " is missing" : " must be an amount such as 12.30"));
        }
        return minorUnits(name, new BigDecimal(text));
    }

    private long minorUnits(String name, BigDecimal amount) throws BadFieldException {
        int decimals = currency.currency().getDefaultFractionDigits();
        BigDecimal minor = amount.movePointRight(decimals).stripTrailingZeros();
        if (minor.scale() > 0) {
            throw new BadFieldException(name + " must have at most " + decimals + " decimals");
        }
        return minor.longValueExact();
    }

    /** A whole number of minor units. */
    long minorUnits(String name) throws BadFieldException {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new BadFieldException(name + " must be a whole number of cents");
        }
        return value.asLong();
    }

    int wholeNumber(String name, int otherwise) throws BadFieldException {
        if (!has(name)) {
            return otherwise;
        }
        String text = node.path(name).asText().strip();
        if (!WHOLE.matcher(text).matches()) {
            throw new BadFieldException(name + " must be a whole number from 0 to 999999999");
        }
        return Integer.parseInt(text);
    }
}
