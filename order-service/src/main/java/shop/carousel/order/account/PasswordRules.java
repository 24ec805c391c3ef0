package shop.carousel.order.account;

import com.nulabinc.zxcvbn.StandardDictionaries;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/**
 * The rules for passwords: long enough, not among the 30,000 most common, and not made of its owner's known data. No
 * rule requires digits or signs (NIST SP 800-63B).
 */
@Singleton
class PasswordRules {

    /** Shorter parts of a name occur in good passwords too. */
    private static final int SHORTEST_PART = 3;

    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final AccountConfig config;
    private final Set<String> common;

    PasswordRules(AccountConfig config) {
        this.config = config;
        try {
            this.common =
                    Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is wrong with it, whosever it is; empty if nothing is. */
    Optional<String> refusal(@Nullable String password) {
        int shortest = config.shortestPassword();
        if (password == null || password.length() > Credentials.LONGEST || Passwords.lengthOf(password) < shortest) {
            return Optional.of("must have %d to %d characters".formatted(shortest, Credentials.LONGEST));
        }
        return common.contains(folded(password))
                ? Optional.of("is one of the most common passwords: take another")
                : Optional.empty();
    }

    /** The password, where it may be this person's; else a 422 that names the field. */
    String required(String field, @Nullable String password, String email, String name) {
        Optional<String> refusal = refusal(password);
        if (refusal.isEmpty() && isPersonal(String.valueOf(password), email, name)) {
            refusal = Optional.of("must not be made of your name or your e-mail address");
        }
        refusal.ifPresent(why -> {
            throw Problem.invalid(field, why);
        });
        return String.valueOf(password);
    }

    /** Whether too little is left when name and address are taken out of it. */
    private boolean isPersonal(String password, String email, String name) {
        String rest = folded(password);
        for (String part : parts(email, name)) {
            rest = rest.replace(part, "");
        }
        return rest.length() < folded(password).length()
                && rest.codePoints().filter(Character::isLetterOrDigit).count() < config.shortestPassword() - 2;
    }

    /** The longest first, so that a whole address is taken out before its parts. */
    private static Iterable<String> parts(String email, String name) {
        return Stream.of(Stream.of(email, name), split(email), split(name))
                .flatMap(all -> all)
                .map(PasswordRules::folded)
                .filter(part -> part.length() >= SHORTEST_PART)
                .distinct()
                .sorted((one, other) -> other.length() - one.length())::iterator;
    }

    private static Stream<String> split(String text) {
        return Arrays.stream(GAPS.split(text));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
