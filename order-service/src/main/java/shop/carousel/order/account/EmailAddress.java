package shop.carousel.order.account;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.text.PlainText;

/**
 * An e-mail address to which a mail server can deliver: its domain is in ASCII, as SMTP without extensions needs it
 * (RFC 5890), and its parts keep the limits of RFC 5321. Only a message shows whether the mailbox exists.
 *
 * @param text the mailbox as it was typed, in NFC; the domain in lower case
 */
public record EmailAddress(String text) {

    /** The rule, for people. */
    public static final String RULE = "must be an address like name@example.org";

    private static final int LONGEST = 254;
    private static final int LONGEST_MAILBOX = 64;
    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern MAILBOX = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+(?=[a-z0-9-]*[a-z])[a-z0-9][a-z0-9-]*[a-z0-9]");

    /**
     * IDNA 2003, which the JDK has, and IDNA 2008 make different domains of these two: such a message could reach a
     * stranger.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς]");

    /**
     * The address that somebody typed; empty if it cannot be one. Blanks around it, invisible ones too, do not count.
     */
    public static Optional<EmailAddress> read(@Nullable String typed) {
        String text = typed == null ? "" : PlainText.trimmed(typed);
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST || PlainText.hasInvisible(text)) {
            return Optional.empty();
        }
        String mailbox = Normalizer.normalize(text.substring(0, at), Normalizer.Form.NFC);
        String domain = text.substring(at + 1);
        if (!isMailbox(mailbox) || AMBIGUOUS.matcher(domain).find()) {
            return Optional.empty();
        }
        return ascii(domain)
                .map(host -> mailbox + "@" + host)
                .filter(whole -> octets(whole) <= LONGEST)
                .map(EmailAddress::new);
    }

    private static boolean isMailbox(String text) {
        return MAILBOX.matcher(text).matches() && octets(text) <= LONGEST_MAILBOX;
    }

    /** The JDK refuses empty labels and those of more than 63 characters. */
    private static Optional<String> ascii(String domain) {
        try {
            String host = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(host).matches() ? Optional.of(host) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException noDomain) {
            return Optional.empty();
        }
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The spelling by which an account is found; no two mailboxes differ by case only. */
    public String canonical() {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }
}
