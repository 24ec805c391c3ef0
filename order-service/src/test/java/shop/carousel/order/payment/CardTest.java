package shop.carousel.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "4242 4242 4242 4242",
                "4242-4242-4242-4242",
                "4242\u00A04242\u20094242\u30004242",
                "4242\u2013\u200B4242\u22124242-4242\u202C",
                "４２４２４２４２４２４２４２４２",
                "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢"
            })
    void number_writtenAsPeopleDo_isRead(String text) {
        assertThat(Card.number(text)).isEqualTo(Optional.of("4242424242424242"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4242424242424241", "4242", "abcd", "42424242424242424242", "4242x4242y4242z4242"})
    void number_notACards_isRefused(String text) {
        assertThat(Card.number(text)).isEmpty();
    }

    /** Every way to write a month, for every month: the separators, lengths and digits that people and browsers use. */
    @Test
    void expiry_writtenAsPeopleDo_isRead() {
        List<String> separators = List.of("/", "-", " / ", "\u00A0/\u00A0", "\u2013", "\uFF0F", ".", " ");
        for (int month = 1; month <= 12; month++) {
            YearMonth expected = YearMonth.of(2034, month);
            for (String between : separators) {
                for (String first : List.of("%d", "%02d")) {
                    assertRead(expected, (first + "%s34").formatted(month, between));
                    assertRead(expected, (first + "%s2034").formatted(month, between));
                    assertRead(expected, ("2034%s" + first).formatted(between, month));
                }
            }
            assertRead(expected, "%02d34".formatted(month));
            assertRead(expected, "%02d2034".formatted(month));
            assertRead(expected, "2034%02d".formatted(month));
        }
    }

    private static void assertRead(YearMonth expected, String text) {
        assertThat(Card.expiry(text)).as(text).isEqualTo(Optional.of(expected));
        String wide = text.chars()
                .mapToObj(c -> Character.toString(c >= '0' && c <= '9' ? c - '0' + '\uFF10' : c))
                .collect(Collectors.joining());
        assertThat(Card.expiry(wide)).as(wide).isEqualTo(Optional.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "13/31",
                "00/31",
                "0/31",
                "131",
                "1/3",
                "04/1931",
                "1931-04",
                "2031-13",
                "04/31/05",
                "4//",
                "34-12"
            })
    void expiry_notAMonth_isRefused(String text) {
        assertThat(Card.expiry(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", " 123 ", "１２３", "1\u00A023"})
    void cvc_writtenAsPeopleDo_isRead(String text) {
        assertThat(Card.cvc(text)).isEqualTo(Optional.of("123"));
    }

    @Test
    void card_asText_hidesItself() {
        String text = new Card("4242424242424242", YearMonth.of(2031, 4), "987").toString();
        assertThat(text.contains("42424242") || text.contains("987")).as(text).isFalse();
    }
}
