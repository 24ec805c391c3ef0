package shop.carousel.catalog.search.lucene;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Amount;

/**
 * Prices in a text: {@code under 50}, {@code over 1,000 €}, {@code between 20 and 40}, {@code 20-40 €}. An amount of
 * another currency is none, nor is a number that counts something else: {@code under 50 cm}, {@code from 3 years}.
 */
final class PriceWords {

    /**
     * A price and where it stands.
     *
     * @param least in minor units, or null
     * @param most in minor units, or null
     */
    record Price(@Nullable Long least, @Nullable Long most, int start, int end) {}

    private static final String MOST =
            "under|below|less than|cheaper than|lower than|up to|at most|(?:no|not) more than|<=?|≤";
    private static final String LEAST = "over|above|more than|at least|(?:no|not) less than|starting at|>=?|≥";

    /** These say a price only with a currency beside the amount. */
    private static final String VAGUE_MOST = "max(?:imum)?|until|to";

    private static final String VAGUE_LEAST = "from|min(?:imum)?";

    private static final String NUMBER = "\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?";

    private static final String COUNTED = "in(?!\\s+\\p{L})|years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?"
            + "|seconds?|secs?|pieces?|pcs|people|persons?|players?|pages?|percent|degrees?|times|x|k|lux";

    private static final Map<String, String> SIGNS =
            Map.of("EUR", "€", "USD", "\\$", "GBP", "£", "JPY", "¥", "CNY", "¥");

    private final Currency currency;
    private final Pattern range;
    private final Pattern bound;

    PriceWords(Currency currency) {
        this.currency = currency;
        String money = money(currency);
        String first = amount("a", money);
        String second = amount("b", money);
        String end = "(?![\\p{L}\\p{N}]|[.,-]\\p{N}|\\s*(?:" + Units.spaced().replace("in|", "") + "|" + COUNTED
                + ")(?![\\p{L}\\p{N}])|\\s*(?:[\\p{Sc}°%\"'′″”]))";
        this.range = pattern(
                "(?:(?<between>between|from)\\s+)?" + first + "\\s*(?:-|–|\\bto\\b|\\band\\b)\\s*" + second + end);
        this.bound = pattern("(?:(?<most>" + MOST + ")|(?<least>" + LEAST + ")|(?<vaguemost>" + VAGUE_MOST
                + ")|(?<vagueleast>" + VAGUE_LEAST + "))\\s*" + first + end);
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile("(?<![\\p{L}\\p{N}.,-])" + expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String amount(String name, String money) {
        return "(?<before" + name + ">(?:" + money + ")\\s*)?(?<" + name + ">" + NUMBER + ")(?<behind" + name
                + ">\\s*(?:" + money + ")(?!\\p{L}))?";
    }

    /** All ways to write the currency: its sign, its code, the last word of its name. */
    private static String money(Currency currency) {
        String code = currency.getCurrencyCode();
        String name = currency.getDisplayName(Locale.ENGLISH).replaceFirst(".* ", "");
        return SIGNS.getOrDefault(code, Pattern.quote(code)) + "|" + Pattern.quote(code) + "|" + Pattern.quote(name)
                + "s?";
    }

    /** The prices of a text, in their order; no two of them overlap. */
    List<Price> of(String text) {
        List<Price> prices = new ArrayList<>();
        StringBuilder rest = new StringBuilder(text);
        for (Matcher matcher = range.matcher(text); matcher.find(); ) {
            range(matcher).ifPresent(price -> take(price, prices, rest));
        }
        for (Matcher matcher = bound.matcher(rest.toString()); matcher.find(); ) {
            bound(matcher).ifPresent(price -> take(price, prices, rest));
        }
        return prices;
    }

    private static void take(Price price, List<Price> prices, StringBuilder rest) {
        prices.add(price);
        rest.replace(price.start(), price.end(), " ".repeat(price.end() - price.start()));
    }

    /** Two amounts alone may be sizes. */
    private Optional<Price> range(Matcher found) {
        if (found.group("between") == null && !hasCurrency(found, "a") && !hasCurrency(found, "b")) {
            return Optional.empty();
        }
        Optional<Long> first = minor(found.group("a"));
        Optional<Long> second = minor(found.group("b"));
        return first.isEmpty() || second.isEmpty()
                ? Optional.empty()
                : Optional.of(new Price(
                        Math.min(first.get(), second.get()),
                        Math.max(first.get(), second.get()),
                        found.start(),
                        found.end()));
    }

    private Optional<Price> bound(Matcher found) {
        boolean isVague = found.group("vaguemost") != null || found.group("vagueleast") != null;
        if (isVague && !hasCurrency(found, "a")) {
            return Optional.empty();
        }
        boolean isMost = found.group("most") != null || found.group("vaguemost") != null;
        return minor(found.group("a"))
                .map(amount -> new Price(isMost ? null : amount, isMost ? amount : null, found.start(), found.end()));
    }

    private static boolean hasCurrency(Matcher found, String amount) {
        return found.group("before" + amount) != null || found.group("behind" + amount) != null;
    }

    private Optional<Long> minor(String number) {
        String plain = CodeText.plain(number).replace(CodeText.DECIMAL, '.');
        return switch (Amount.of(plain, currency)) {
            case Amount.Read read -> Optional.of(read.minorUnits());
            case Amount.Refused _ -> Optional.empty();
        };
    }
}
