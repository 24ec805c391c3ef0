package shop.carousel.order.address;

import java.text.Collator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The countries and territories of ISO 3166-1, and Kosovo, which has no code there yet; their names are CLDR's, as the
 * JDK brings them.
 */
public final class Countries {

    private static final int LONGEST_HEADER = 200;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern IN_BRACKETS = Pattern.compile("(.*) \\((.*)\\)");

    /** What the JDK's names are also called. */
    private static final Map<String, String> ALSO = Map.ofEntries(
            Map.entry("uk", "GB"),
            Map.entry("great britain", "GB"),
            Map.entry("england", "GB"),
            Map.entry("scotland", "GB"),
            Map.entry("wales", "GB"),
            Map.entry("northern ireland", "GB"),
            Map.entry("usa", "US"),
            Map.entry("united states of america", "US"),
            Map.entry("america", "US"),
            Map.entry("uae", "AE"),
            Map.entry("emirates", "AE"),
            Map.entry("holland", "NL"),
            Map.entry("the netherlands", "NL"),
            Map.entry("republic of ireland", "IE"),
            Map.entry("czech republic", "CZ"),
            Map.entry("turkey", "TR"),
            Map.entry("hong kong", "HK"),
            Map.entry("macao", "MO"),
            Map.entry("macau", "MO"),
            Map.entry("ivory coast", "CI"),
            Map.entry("cabo verde", "CV"),
            Map.entry("swaziland", "SZ"),
            Map.entry("macedonia", "MK"),
            Map.entry("east timor", "TL"),
            Map.entry("vatican", "VA"),
            Map.entry("holy see", "VA"),
            Map.entry("palestine", "PS"),
            Map.entry("russian federation", "RU"),
            Map.entry("republic of korea", "KR"),
            Map.entry("korea", "KR"),
            Map.entry("viet nam", "VN"),
            Map.entry("democratic republic of the congo", "CD"),
            Map.entry("congo", "CG"),
            Map.entry("the gambia", "GM"),
            Map.entry("the bahamas", "BS"),
            Map.entry("xkx", "XK"));

    /** One for each language: a header can ask for no others, so what is kept is bounded. */
    private static final List<Locale> LANGUAGES = Arrays.stream(Locale.getAvailableLocales())
            .filter(locale ->
                    locale.getCountry().isEmpty() && !locale.getLanguage().isEmpty())
            .toList();

    private static final List<String> CODES = Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK"))
            .toList();

    private static final ConcurrentMap<Locale, Map<String, String>> CODES_BY_NAME = new ConcurrentHashMap<>();
    private static final ConcurrentMap<Locale, List<Country>> IN_ORDER = new ConcurrentHashMap<>();

    private Countries() {}

    /** The language of a header {@code Accept-Language}; English where it says none that the JDK knows. */
    public static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return Locale.ENGLISH;
        }
        try {
            Locale wanted = Locale.lookup(LanguageRange.parse(acceptLanguage), LANGUAGES);
            return wanted == null ? Locale.ENGLISH : wanted;
        } catch (IllegalArgumentException noLanguages) {
            return Locale.ENGLISH;
        }
    }

    /** All of them with their names in a language that {@link #language} gave, in that language's order. */
    public static List<Country> in(Locale language) {
        return IN_ORDER.computeIfAbsent(language, Countries::sorted);
    }

    private static List<Country> sorted(Locale language) {
        Comparator<Object> alphabet = Collator.getInstance(language);
        return CODES.stream()
                .map(code -> new Country(code, name(code, language)))
                .sorted(Comparator.comparing(Country::name, alphabet))
                .toList();
    }

    /**
     * The code of the country that somebody means.
     *
     * @param text its code of two or three letters, or its name in English or in that language
     */
    public static Optional<String> find(String text, Locale language) {
        String name = folded(text);
        return Stream.of(Locale.ENGLISH, language)
                .map(each -> CODES_BY_NAME.computeIfAbsent(each, Countries::codesByName))
                .flatMap(codes -> Stream.ofNullable(codes.get(name)))
                .findFirst();
    }

    private static Map<String, String> codesByName(Locale language) {
        Map<String, String> codes = new HashMap<>();
        for (String code : CODES) {
            codes.put(folded(code), code);
            names(name(code, language)).forEach(name -> codes.putIfAbsent(folded(name), code));
        }
        Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2)
                .forEach(code -> codes.put(folded(Locale.of("", code).getISO3Country()), code));
        ALSO.forEach((name, code) -> codes.putIfAbsent(folded(name), code));
        return Map.copyOf(codes);
    }

    /** {@code Myanmar (Burma)} has two. */
    private static Stream<String> names(String name) {
        return Stream.concat(
                Stream.of(name),
                IN_BRACKETS.matcher(name).results().flatMap(two -> Stream.of(two.group(1), two.group(2))));
    }

    private static String name(String code, Locale language) {
        return Locale.of("", code).getDisplayCountry(language);
    }

    /** Case, accents and punctuation do not matter, nor how "and" and "saint" are written. */
    private static String folded(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace(".", "")
                .replace("&", " and ");
        return (" " + NO_LETTERS.matcher(plain).replaceAll(" ").strip() + " ")
                .replace(" saint ", " st ")
                .replace(" the ", " ")
                .strip();
    }
}
