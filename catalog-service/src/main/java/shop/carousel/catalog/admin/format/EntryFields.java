package shop.carousel.catalog.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Amount;
import shop.carousel.kit.money.ShopCurrency;
import shop.carousel.kit.number.Numbers;

/** Reads the fields of an entry, whose values may be text where numbers are meant (CSV). */
record EntryFields(ObjectNode node, ShopCurrency currency) {

    private static final Amount NO_AMOUNT = new Amount.Refused("must be an amount such as 12.30");

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
        if (value.isMissingNode() || value.isNull() || value.asText().isBlank() && !value.isContainerNode()) {
            throw new BadFieldException(name + " is missing");
        }
        Amount amount = value.isNumber()
                ? Numbers.decimal(value)
                        .map(number -> Amount.of(number, currency.currency()))
                        .orElse(NO_AMOUNT)
                : Amount.of(value.asText().strip(), currency.currency());
        return switch (amount) {
            case Amount.Read read -> read.minorUnits();
            case Amount.Refused refused -> throw new BadFieldException(name + " " + refused.reason());
        };
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
        return Numbers.whole(node.path(name).asText().strip(), 0, 999_999_999)
                .orElseThrow(() -> new BadFieldException(name + " must be a whole number from 0 to 999999999"));
    }
}
