package shop.carousel.kit.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.problem.Problem;

class CursorsTest {

    private final Cursors cursors = new Cursors(key(1));

    private static String key(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    @Test
    void cursor_opened_isWhatWasSealed() {
        assertThat(cursors.open(cursors.seal("price:12.30|Ä"))).isEqualTo("price:12.30|Ä");
        assertThat(cursors.open(cursors.seal(""))).isEqualTo("");
    }

    @Test
    void cursor_withAnyBitChanged_isRefused() {
        byte[] sealed = Base64.getUrlDecoder().decode(cursors.seal("place"));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] forged = sealed.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
            Problem refusal = assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> cursors.open(cursor))
                    .actual();
            assertThat(refusal.errors().getFirst().field()).isEqualTo("cursor");
            assertThat(refusal.status()).isEqualTo(400);
        }
    }

    @Test
    void cursor_thatIsNotOne_isRefused() {
        for (String cursor : new String[] {"", "abc", "%%%", "x".repeat(5_000)}) {
            assertThatThrownBy(() -> cursors.open(cursor)).as(cursor).isInstanceOf(Problem.class);
        }
    }

    @Test
    void cursor_ofAnotherKey_isRefused() {
        String cursor = new Cursors(key(2)).seal("place");
        assertThatThrownBy(() -> cursors.open(cursor)).isInstanceOf(Problem.class);
    }
}
