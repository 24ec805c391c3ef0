package shop.carousel.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest {

    @Test
    void key_random_isUnguessable() {
        for (int i = 0; i < 1_000; i++) {
            String key = UUID.randomUUID().toString();
            assertThat(Callers.isUnguessable(key)).as(key).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "order-1", "order-0000000000017", "1111111111111111111111", "2026-11-29T06:00"})
    void key_short_orOfFewCharacters_isGuessable(String key) {
        assertThat(Callers.isUnguessable(key)).isFalse();
    }
}
