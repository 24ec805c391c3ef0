package shop.carousel.order.payment;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.carousel.kit.text.PlainText;

/**
 * A card as a shopper gives it. It lives for one request: it is never stored, and its text form does not show it.
 *
 * @param number digits only
 */
public record Card(String number, YearMonth expiry, String cvc) {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    /** How many characters of a field are read. */
    private static final int LONGEST_TEXT = 40;

    private static final Pattern CVC = Pattern.compile("[0-9]{3,4}");
    private static final Pattern SEPARATORS = Pattern.compile("[ ./\\u2044-]+");

    /** How a month is written, the separators as slashes. */
    private static final List<Pattern> MONTHS = List.of(
            Pattern.compile("(?<month>0?[1-9]|1[0-2])/(20)?(?<year>[0-9]{2})"),
            Pattern.compile("(?<month>0[1-9]|1[0-2])(20)?(?<year>[0-9]{2})"),
            Pattern.compile("20(?<year>[0-9]{2})/?(?<month>0[1-9]|1[0-2])"),
            Pattern.compile("20(?<year>[0-9]{2})/(?<month>[1-9])"));

    /** The number without the spaces and dashes that people put between its groups; empty if it cannot be a card's. */
    public static Optional<String> number(String text) {
        String digits = folded(text).replaceAll("[ -]", "");
        boolean plausible = digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && passesLuhn(digits);
        return plausible ? Optional.of(digits) : Optional.empty();
    }

    /**
     * The month, as cards print it ({@code 04/29}), as browsers fill it in ({@code 2029-04}), or as people type it
     * ({@code 0429}).
     */
    public static Optional<YearMonth> expiry(String text) {
        String month = SEPARATORS.matcher(folded(text).strip()).replaceAll("/");
        return MONTHS.stream()
                .map(pattern -> pattern.matcher(month))
                .filter(Matcher::matches)
                .map(match -> YearMonth.of(
                        2000 + Integer.parseInt(match.group("year")), Integer.parseInt(match.group("month"))))
                .findFirst();
    }

    /** The security code: three or four digits. */
    public static Optional<String> cvc(String text) {
        return Optional.of(folded(text).replace(" ", ""))
                .filter(digits -> CVC.matcher(digits).matches());
    }

    private static String folded(String text) {
        return text.length() > LONGEST_TEXT ? "" : PlainText.folded(text);
    }

    /** The last four digits, which are all that is kept. */
    public String last4() {
        return number.substring(number.length() - 4);
    }

    /** ISO/IEC 7812-1, annex B. */
    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted / 10 + weighted % 10;
        }
        return sum % 10 == 0;
    }

    @Override
    public String toString() {
        return "Card[…" + last4() + "]";
    }
}
