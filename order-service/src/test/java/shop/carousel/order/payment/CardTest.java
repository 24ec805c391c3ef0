package shop.carousel.order.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {

    @ParameterizedTest
    @ValueSource(strings = {"4242424242424242", "4242 4242 4242 4242", "4242-4242-4242-4242"})
    void number_writtenAsPeopleDo_isRead(String text) {
        assertEquals(Optional.of("4242424242424242"), Card.number(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4242424242424241", "4242", "abcd", "42424242424242424242", "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢"})
    void number_notACards_isRefused(String text) {
        assertEquals(Optional.empty(), Card.number(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04/31", "04/2031", "04 / 31"})
    void expiry_writtenAsPeopleDo_isRead(String text) {
        assertEquals(Optional.of(YearMonth.of(2031, 4)), Card.expiry(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4/31", "13/31", "00/31", "0431", "04/1931"})
    void expiry_notAMonth_isRefused(String text) {
        assertEquals(Optional.empty(), Card.expiry(text));
    }

    @Test
    void card_asText_hidesItself() {
        String text = new Card("4242424242424242", YearMonth.of(2031, 4), "987").toString();
        assertFalse(text.contains("42424242") || text.contains("987"), text);
    }
}
