package shop.carousel.order.payment;

import java.time.YearMonth;
import java.util.Optional;

/**
 * A card as a shopper gives it. It lives for one request: nothing stores it, and its text does not tell it.
 *
 * @param number digits only
 */
public record Card(String number, YearMonth expiry, String cvc) {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    /** The number without the spaces and dashes that people put between its groups; empty where it cannot be a card's. */
    public static Optional<String> number(String text) {
        String digits = text.replaceAll("[ -]", "");
        boolean plausible = digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && passesLuhn(digits);
        return plausible ? Optional.of(digits) : Optional.empty();
    }

    /** The month in {@code MM/YY} or {@code MM/YYYY}. */
    public static Optional<YearMonth> expiry(String text) {
        String trimmed = text.replace(" ", "");
        if (!trimmed.matches("(0[1-9]|1[0-2])/(20)?[0-9]{2}")) {
            return Optional.empty();
        }
        int year = Integer.parseInt(trimmed.substring(trimmed.length() - 2));
        return Optional.of(YearMonth.of(2000 + year, Integer.parseInt(trimmed.substring(0, 2))));
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
