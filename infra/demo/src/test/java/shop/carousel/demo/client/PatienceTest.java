package shop.carousel.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    @ParameterizedTest
    @CsvSource({"'',1,200", "'',3,800", "'',30,5000", "2,1,2000", "1,7,5000", "999999,1,30000", "soon,1,200"})
    void pause_betweenTries_growsAndHonoursTheShop(String retryAfter, int tries, long millis) {
        assertThat(Patience.millis(retryAfter, tries, 0)).isEqualTo(millis);
    }

    @Test
    void pause_withJitter_isAtMostHalfAgainAsLong() {
        assertThat(Patience.millis("", 1, 1)).isEqualTo(300);
    }

    @Test
    void tries_afterTheEighth_areOver() {
        Patience patience = new Patience();
        for (int i = 1; i < 8; i++) {
            assertThat(patience.isOver()).isFalse();
        }
        assertThat(patience.isOver()).isTrue();
    }
}
