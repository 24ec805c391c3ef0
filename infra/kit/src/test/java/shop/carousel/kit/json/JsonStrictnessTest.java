package shop.carousel.kit.json;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStrictnessTest {

    private final ObjectMapper json = new ObjectMapper();

    JsonStrictnessTest() {
        new JsonStrictness().customize(json);
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 900, 100_000})
    void document_nestedTooDeep_isRefused(int depth) {
        assertRefused("[".repeat(depth) + "]".repeat(depth));
        assertRefused("{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
    }

    @Test
    void document_withATooLongNumberOrName_isRefused() {
        assertRefused("{\"a\":" + "1".repeat(10_000) + "}");
        assertRefused("{\"a\":0." + "1".repeat(10_000) + "}");
        assertRefused("{\"" + "a".repeat(10_000) + "\":1}");
    }

    @Test
    void document_ofATypicalShape_isRead() {
        assertThatCode(() ->
                        json.readTree("[".repeat(20) + "{\"a\":\"" + "b".repeat(1_000_000) + "\"}" + "]".repeat(20)))
                .doesNotThrowAnyException();
    }

    private void assertRefused(String document) {
        assertThatThrownBy(() -> json.readTree(document)).isInstanceOf(StreamConstraintsException.class);
        assertThatThrownBy(() -> json.readValue("{\"b\":" + document + "}", Map.class))
                .isInstanceOf(StreamConstraintsException.class);
    }
}
