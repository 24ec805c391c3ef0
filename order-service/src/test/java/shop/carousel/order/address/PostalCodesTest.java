package shop.carousel.order.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostalCodesTest {

    @Test
    void example_ofEachCountry_isPossibleHoweverItIsTyped() {
        int known = 0;
        for (Country country : Countries.in(Locale.ENGLISH)) {
            String example = PostalCodes.example(country.code());
            if (!example.isEmpty()) {
                known++;
                assertThat(PostalCodes.isPossible(country.code(), example))
                        .as(country.name())
                        .isTrue();
                assertThat(PostalCodes.isPossible(country.code(), example.toLowerCase(Locale.ROOT)))
                        .as(country.name())
                        .isTrue();
                assertThat(PostalCodes.isPossible(country.code(), example.replace(" ", "")))
                        .as(country.name())
                        .isTrue();
                assertThat(PostalCodes.isPossible(country.code(), country.code() + "-" + example))
                        .as(country.name())
                        .isTrue();
                assertThat(PostalCodes.isPossible(country.code(), example + "!"))
                        .as(country.name())
                        .isFalse();
            }
        }
        assertThat(known).as(known + " countries have a form").isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AE", "AG", "AO", "AW", "BF", "BI", "BJ", "BO", "BS", "BW", "BZ", "CD", "CF", "CG", "CI", "CM", "DJ",
                        "DM", "ER",
                "FJ", "GA", "GD", "GM", "GQ", "GY", "HK", "JM", "KI", "KM", "KN", "ML", "MO", "MR", "MW", "NR", "NU",
                        "PA", "QA",
                "RW", "SB", "SC", "SL", "SR", "SS", "ST", "SY", "TD", "TG", "TK", "TL", "TO", "TV", "UG", "VU", "YE",
                        "ZW", "IE"
            })
    void country_withoutCodes_demandsNoneAndTakesAny(String country) {
        assertThat(PostalCodes.isDemanded(country)).isFalse();
        if (!country.equals("IE")) {
            assertThat(PostalCodes.isPossible(country, "0000")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GB, SW1A1AA",
        "GB, w1a 4zz",
        "IE, D02 X285",
        "IE, a65f4e2",
        "NL, 2611",
        "NL, 2611AB",
        "US, 95014-1234",
        "JP, １５４－００２３",
        "DE, D-10115",
        "CA, k1a0b1",
        "BR, 40301110",
        "PT, 2725",
        "SE, SE-114 55",
        "FR, F-33380"
    })
    void code_asPeopleWriteIt_isPossible(String country, String code) {
        assertThat(PostalCodes.isPossible(country, code)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"GB, 00000", "DE, 1011", "US, ABCDE", "IE, 1234567", "NL, 0000 AB", "CA, 12345"})
    void code_ofAnotherForm_isRefused(String country, String code) {
        assertThat(PostalCodes.isPossible(country, code)).isFalse();
    }

    @Test
    void country_thatNothingIsKnownOf_takesAnything() {
        assertThat(PostalCodes.example("ZZ")).isEqualTo("");
        assertThat(PostalCodes.isPossible("ZZ", "anything at all")).isTrue();
    }
}
