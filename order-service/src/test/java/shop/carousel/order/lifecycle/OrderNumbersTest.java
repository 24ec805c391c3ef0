package shop.carousel.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderNumbersTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void numbers_haveNineCharactersWithTheirCheck() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            String number = OrderNumbers.next(random);
            assertThat(number).matches("[0-9A-HJKMNP-TV-Z]{9}");
            long value = 0;
            for (char digit : number.substring(0, 8).toCharArray()) {
                value = value * 32 + ALPHABET.indexOf(digit);
            }
            assertThat(ALPHABET.indexOf(number.charAt(8))).as(number).isEqualTo(value % 37);
        }
    }

    @Test
    void numbers_hardlyEverRepeat() {
        SplittableRandom random = new SplittableRandom(8);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            seen.add(OrderNumbers.next(random));
        }
        assertThat(seen.size()).as("of 100,000 are different: " + seen.size()).isGreaterThanOrEqualTo(99_990);
    }

    @Test
    void ids_riseWithTimeAndAreOfVersion7() {
        UUID before = OrderIds.next(at("2026-01-01T00:00:00Z"));
        UUID after = OrderIds.next(at("2026-01-01T00:00:00.001Z"));
        assertThat(before.version()).isEqualTo(7);
        assertThat(before.variant()).isEqualTo(2);
        assertThat(before.toString().compareTo(after.toString())).isLessThan(0);
    }

    private static Clock at(String time) {
        return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    }
}
