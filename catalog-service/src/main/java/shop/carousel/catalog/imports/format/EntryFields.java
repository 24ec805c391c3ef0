package shop.carousel.catalog.imports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.imports.file.Header;
import shop.carousel.kit.money.Amount;
import shop.carousel.kit.number.Numbers;

/** Reads the fields of an entry, whose values may be text where numbers are meant (CSV). */
record EntryFields(
        ObjectNode node, Currency currency, @Nullable Header header) {

    private static final Amount NO_AMOUNT = new Amount.Refused("must be an amount such as 12.30");
    private static final int MOST_STOCK = 999_999_999;

    boolean has(String name) {
        return !node.path(name).isMissingNode() && !node.path(name).isNull();
    }

    /** The text of a field, without space around it; empty if it is missing. */
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

    /** The field's name as the file writes it. */
    String label(String name) {
        return header == null ? name : header.labels().getOrDefault(name, name);
    }

    /**
     * A list of texts, or one text cut at {@code /}. A {@code /} within a step of a list becomes {@code &}, because
     * paths are joined by it.
     */
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

    static List<String> steps(List<String> raw) {
        return raw.stream().map(String::strip).filter(step -> !step.isEmpty()).toList();
    }

    /** A decimal amount of the shop's currency, or Money, in minor units. */
    long amount(String name) throws BadFieldException {
        JsonNode value = node.path(name);
        if (value.isObject()) {
            requireCurrency(name + ".currency", value.path("currency").asText());
            value = value.path("amount");
        }
        if (value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.asText().isBlank()) {
            throw new BadFieldException(name + " is missing");
        }
        return switch (amount(value)) {
            case Amount.Read read -> read.minorUnits();
            case Amount.Refused refused -> throw new BadFieldException(name + " " + refused.reason());
        };
    }

    private Amount amount(JsonNode value) {
        if (value.isNumber()) {
            return Numbers.decimal(value)
                    .map(number -> Amount.of(number, currency))
                    .orElse(NO_AMOUNT);
        }
        boolean decimalComma = header != null && header.decimalComma();
        return Amount.of(WrittenAmount.plain(value.asText(), decimalComma), currency);
    }

    /** Refuses another currency than the shop's. */
    void requireCurrency(String name, String code) throws BadFieldException {
        if (!code.equals(currency.getCurrencyCode())) {
            throw new BadFieldException(name + " must be " + currency);
        }
    }

    /** A whole number of minor units. */
    long minorUnits(String name) throws BadFieldException {
        return Numbers.decimal(node.path(name))
                .map(number -> Numbers.shifted(number, 0))
                .orElse(OptionalLong.empty())
                .orElseThrow(() -> new BadFieldException(name + " must be a whole number of cents"));
    }

    /** A number of pieces; empty if there is none. */
    Optional<Integer> wholeNumber(String name) throws BadFieldException {
        if (!has(name) || header != null && text(name).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Numbers.whole(text(name), 0, MOST_STOCK)
                .orElseThrow(() -> new BadFieldException(name + " must be a whole number from 0 to " + MOST_STOCK)));
    }
}
