package shop.carousel.ring.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JacksonCodecTest {

    private final ObjectMapper mapper = new ObjectMapper();

    record Product(String sku, int available) {}

    @Test
    void encode_thenDecode_isTheSame() {
        var codec = JacksonCodec.of(mapper, Product.class);
        assertThat(codec.decode(codec.encode(new Product("ä", 3)))).isEqualTo(new Product("ä", 3));
    }

    @Test
    void decode_whatIsNotAValue_isRefused() {
        var codec = JacksonCodec.of(mapper, Product.class);
        assertThatThrownBy(() -> codec.decode("{".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void equality_isOfTypeAndMapper() {
        assertThat(JacksonCodec.of(mapper, Product.class)).isEqualTo(JacksonCodec.of(mapper, Product.class));
        assertThat(JacksonCodec.of(mapper, Product.class)).isNotEqualTo(JacksonCodec.of(mapper, String.class));
        assertThat(JacksonCodec.of(mapper, Product.class))
                .isNotEqualTo(JacksonCodec.of(new ObjectMapper(), Product.class));
    }
}
