package shop.carousel.ring.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class OutdatedTest {

    @Test
    void list_ofOddKeys_isRead() {
        assertThat(Outdated.read(Buffer.buffer("3 9:cart@1:ab0 14:product@12:a:b17 9:stock@1:\n")))
                .containsExactly(
                        new Outdated("cart", "ab", 3),
                        new Outdated("product", "a:b", 0),
                        new Outdated("stock", "\n", 17));
        assertThat(Outdated.read(Buffer.buffer("1 12:cart@1:日ä"))).containsExactly(new Outdated("cart", "日ä", 1));
        assertThat(Outdated.read(Buffer.buffer())).isEmpty();
    }

    @Test
    void everything_isNoList() {
        assertThat(Outdated.isEverything(Buffer.buffer("*"))).isTrue();
        assertThat(Outdated.isEverything(Buffer.buffer("3 9:cart@1:ab"))).isFalse();
    }

    @Test
    void garbage_isRefused() {
        for (var bad : new String[] {"x", "3 99:cart@1:ab", "3 9", "3 2:ab", "x 9:cart@1:ab"}) {
            assertThatThrownBy(() -> Outdated.read(Buffer.buffer(bad))).isInstanceOf(RuntimeException.class);
        }
    }
}
