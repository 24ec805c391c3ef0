package shop.carousel.order.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {

    /** Every country of the JDK, by every spelling that is promised. */
    @Test
    void country_byCodeOrNameInTwoLanguages_isFound() {
        for (String tag : List.of("en", "de", "ja", "ar", "pt")) {
            Locale language = Locale.forLanguageTag(tag);
            for (String code : Locale.getISOCountries()) {
                Locale country = Locale.of("", code);
                for (String text : List.of(
                        code,
                        code.toLowerCase(Locale.ROOT),
                        country.getISO3Country(),
                        country.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT),
                        country.getDisplayCountry(language))) {
                    assertThat(Countries.find(text, language)).as(text).isEqualTo(Optional.of(code));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Hong Kong, HK",
        "UK, GB",
        "U.S.A., US",
        "usa, US",
        "The Netherlands, NL",
        "Cote d'Ivoire, CI",
        "Turkey, TR",
        "St Lucia, LC",
        "Saint Lucia, LC",
        "Trinidad and Tobago, TT",
        "Burma, MM",
        "Macau, MO",
        "Kosovo, XK"
    })
    void country_asPeopleSayIt_isFound(String text, String code) {
        assertThat(Countries.find(text, Locale.ENGLISH)).isEqualTo(Optional.of(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Atlantis", "ZZ", "-", "N", "Deutschland"})
    void country_unknown_isNotFound(String text) {
        assertThat(Countries.find(text, Locale.ENGLISH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de-AT,de;q=0.9 | de
            zh-TW          | zh
            xx             | en
            *              | en
            ;;q=x          | en
            """)
    void language_ofAHeader_isOneThatTheJdkHas(String header, String language) {
        assertThat(Countries.language(header).getLanguage()).isEqualTo(language);
        assertThat(Countries.language("de,".repeat(1_000))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void countries_areInTheAlphabetOfTheirLanguage() {
        List<String> names =
                Countries.in(Locale.GERMAN).stream().map(Country::name).toList();
        assertThat(names.indexOf("Ägypten")).isLessThan(names.indexOf("Albanien"));
        assertThat(names).hasSize(Locale.getISOCountries().length + 1);
    }
}
