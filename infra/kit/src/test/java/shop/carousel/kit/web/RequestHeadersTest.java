package shop.carousel.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest {

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "1"               | "1"
            W/"1"             | "1"
            W/"1", "2",W/"3"  | "1", "2","3"
            *                 | *
            """)
    void ifNoneMatch_comparesWeakly(String sent, String read) {
        headers.set("If-None-Match", sent);
        assertThat(RequestHeaders.clean(headers)).isEmpty();
        assertThat(headers.get("If-None-Match")).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "\"1", "W/1", "\"1\" \"2\"", "garbage", "\"\u00e4\""})
    void ifNoneMatch_thatIsNoTag_isPassedOver(String sent) {
        headers.set("If-None-Match", sent);
        assertThat(RequestHeaders.clean(headers)).isEmpty();
        assertThat(headers.get("If-None-Match")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "multipart/form-data; boundary=\"a b\"",
                "text/csv;charset=windows-1252"
            })
    void contentType_thatCanBeRead_passes(String sent) {
        headers.set("Content-Type", sent);
        assertThat(RequestHeaders.clean(headers)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "garbage", "a/", "text/csv;charset=nonsense", "text/csv;charset=\u00e4", "a/b;c", "a/b, c/d"
            })
    void contentType_thatCannot_is415(String sent) {
        headers.set("Content-Type", sent);
        assertThat(RequestHeaders.clean(headers).orElseThrow().status()).isEqualTo(415);
    }

    /** A header may be as long as the server takes it: 16 KiB. */
    @Test
    void longHeaders_areDecidedWithoutFault_overSeeds() {
        var pieces = new String[] {"a/b", ";", "a=b", ",", "\"", "W/", " ", "*", "q=.2", "\\"};
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            String one = pieces[random.nextInt(pieces.length)] + pieces[random.nextInt(pieces.length)];
            String sent = (pieces[random.nextInt(pieces.length)] + one.repeat(16_000 / one.length()));
            for (String name : new String[] {"Accept", "Content-Type", "If-None-Match"}) {
                headers.set(name, sent);
            }
            RequestHeaders.clean(headers);
        }
    }
}
