package shop.carousel.ring.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import shop.carousel.ring.wire.Bytes;

class OutdatedTest {

    @Test
    void list_ofOddKeys_isRead() {
        assertThat(Outdated.read(Bytes.of("3 9:cart@1:ab0 14:product@12:a:b17 9:stock@1:\n")))
                .containsExactly(
                        new Outdated("cart", "ab", 3),
                        new Outdated("product", "a:b", 0),
                        new Outdated("stock", "\n", 17));
        assertThat(Outdated.read(Bytes.of("1 12:cart@1:日ä"))).containsExactly(new Outdated("cart", "日ä", 1));
        assertThat(Outdated.read(Bytes.of(""))).isEmpty();
    }

    @Test
    void everything_isNoList() {
        assertThat(Outdated.isEverything(Bytes.of("*"))).isTrue();
        assertThat(Outdated.isEverything(Bytes.of("3 9:cart@1:ab"))).isFalse();
    }

    @Test
    void garbage_isRefused() {
        for (var bad : new String[] {"x", "3 99:cart@1:ab", "3 9", "3 2:ab", "x 9:cart@1:ab"}) {
            assertThatThrownBy(() -> Outdated.read(Bytes.of(bad))).isInstanceOf(RuntimeException.class);
        }
    }
}
