package shop.carousel.demo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    @ParameterizedTest
    @CsvSource({"'',1,200", "'',3,800", "'',30,5000", "2,1,2000", "1,7,5000", "999999,1,30000", "soon,1,200"})
    void pause_betweenTries_growsAndHonoursTheShop(String retryAfter, int tries, long millis) {
        assertEquals(millis, Patience.millis(retryAfter, tries, 0));
    }

    @Test
    void pause_withJitter_isAtMostHalfAgainAsLong() {
        assertEquals(300, Patience.millis("", 1, 1));
    }

    @Test
    void tries_afterTheEighth_areOver() {
        Patience patience = new Patience();
        for (int i = 1; i < 8; i++) {
            assertFalse(patience.isOver());
        }
        assertTrue(patience.isOver());
    }
}
