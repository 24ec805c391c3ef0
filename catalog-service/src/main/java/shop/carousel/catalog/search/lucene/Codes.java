package shop.carousel.catalog.search.lucene;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.search.TextForm;
import shop.carousel.kit.number.Numbers;

/**
 * What names one product exactly: its SKU, its EAN, the maker's number. Compared in any case, with or without dashes
 * and spaces.
 */
final class Codes {

    private static final int LONGEST = 64;

    /** Shorter numbers count something and name nothing. */
    private static final int LEAST_DIGITS = 4;

    private static final Pattern ALL_DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

    private Codes() {}

    /** Letters and digits alone, folded. A number has no zeros at its beginning: a sheet has often lost them. */
    static String of(String text) {
        StringBuilder code = new StringBuilder();
        TextForm.key(text).codePoints().filter(Character::isLetterOrDigit).forEach(code::appendCodePoint);
        return ALL_DIGITS.matcher(code).matches() ? LEADING_ZEROS.matcher(code).replaceFirst("") : code.toString();
    }

    /** The SKU in any case, as it is written and joined. */
    static Set<String> ofSku(String sku) {
        Set<String> codes = new LinkedHashSet<>();
        codes.add(TextForm.key(sku));
        codes.add(of(sku));
        return codes;
    }

    /** Attributes that are long numbers, or texts with a digit. */
    static Set<String> ofAttributes(Product product) {
        Set<String> codes = new LinkedHashSet<>();
        for (Object value : product.attributes().values()) {
            String code = attribute(value);
            if (!code.isEmpty() && code.length() <= LONGEST) {
                codes.add(code);
            }
        }
        return codes;
    }

    private static String attribute(Object value) {
        return switch (value) {
            case String text when text.length() <= LONGEST && hasDigit(text) -> of(text);
            case Number number -> number(number);
            default -> "";
        };
    }

    private static String number(Number number) {
        return Numbers.plain(number)
                .filter(Long.class::isInstance)
                .map(String::valueOf)
                .filter(digits -> digits.length() >= LEAST_DIGITS)
                .orElse("");
    }

    private static boolean hasDigit(String text) {
        return text.codePoints().anyMatch(Character::isDigit);
    }
}
