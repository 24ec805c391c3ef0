package shop.carousel.order.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The spellings by which the account of an address is found, the one that is written now first.
 *
 * <p>Accounts of earlier versions are kept as they were typed, in lower case: with a domain in its own script, or with
 * an invisible character. They still can sign in, and nobody opens a second account beside one.
 */
record SignInName(List<String> spellings) {

    /** What a database keeps in no text. */
    private static final Pattern UNKEPT = Pattern.compile("[\\x00\\p{Cs}]");

    static SignInName of(String typed) {
        Optional<String> canonical = EmailAddress.read(typed).map(EmailAddress::canonical);
        Optional<String> earlier = Optional.of(typed.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !UNKEPT.matcher(text).find());
        return new SignInName(Stream.of(canonical, earlier)
                .flatMap(Optional::stream)
                .distinct()
                .toList());
    }

    /** The spelling by which failures are counted. */
    String first() {
        return spellings.isEmpty() ? "" : spellings.getFirst();
    }
}
