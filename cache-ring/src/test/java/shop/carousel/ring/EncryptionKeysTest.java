package shop.carousel.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncryptionKeysTest {

    private static final byte[] BYTES = new byte[32];
    private static final String KEY = Base64.getEncoder().encodeToString(BYTES);

    @Test
    void key_ofEitherAlphabet_isRead() {
        byte[] odd = BYTES.clone();
        odd[0] = (byte) 0xfb;
        odd[1] = (byte) 0xff;
        var url = Base64.getUrlEncoder().withoutPadding().encodeToString(odd);
        var keys = EncryptionKeys.of("a", Map.of("a", Base64.getEncoder().encodeToString(odd), "b", url + "\n"));
        assertThat(keys.key("a")).isEqualTo(odd);
        assertThat(keys.key("b")).isEqualTo(odd);
        assertThat(keys.key("c")).isNull();
    }

    @Test
    void key_thatCannotBeOne_isRefusedWithoutBeingShown() {
        for (var bad : new String[] {"c2VjcmV0", "not base64 secret!", ""}) {
            assertThatThrownBy(() -> EncryptionKeys.of("a", Map.of("a", bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("key a")
                    .hasNoCause()
                    .satisfies(e -> assertThat(e.toString()).doesNotContain(bad.isEmpty() ? "secret" : bad));
        }
    }

    @Test
    void id_thatCannotBeOne_isRefused() {
        for (var bad : new String[] {"", "a b", "a+b", "x".repeat(33)}) {
            assertThatThrownBy(() -> EncryptionKeys.of(bad, Map.of(bad, KEY)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> EncryptionKeys.of("b", Map.of("a", KEY))).hasMessageContaining("[a], not \"b\"");
    }

    @Test
    void toString_showsNoKey() {
        assertThat(EncryptionKeys.of("a", Map.of("a", KEY))).hasToString("EncryptionKeys[writing=a, ids=[a]]");
    }
}
