package shop.carousel.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {

    private static final String PIECES = "abtext/htmlq=.,;*\"%01 \t\u00e9<>(){}:@=\\";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/html                                                  | text/html
            text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2       | text/html, image/gif, image/jpeg, \
            */*;q=0.2, */*;q=0.2
            text/html,application/xhtml+xml,*/*;q=0.8                  | text/html, application/xhtml+xml, */*;q=0.8
            application/signed-exchange;v=b3;q=0.7                     | application/signed-exchange;q=0.7
            garbage, text/html                                         | text/html
            text/html;q=1.5                                            | text/html
            """)
    void header_isMended(String header, String mended) {
        assertThat(AcceptHeader.clean(header)).isEqualTo(Optional.of(mended));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "garbage", "/", "text/", "text//html", ";q=1", "\"text/html\""})
    void headerThatSaysNothing_isDropped(String header) {
        assertThat(AcceptHeader.clean(header)).isEmpty();
    }

    /** Whatever is sent, what is left is short and is what media ranges look like. */
    @Test
    void whatIsLeft_canBeRead_overSeeds() {
        for (int seed = 0; seed < 5_000; seed++) {
            var random = new SplittableRandom(seed);
            var header = new StringBuilder();
            for (int length = random.nextInt(80); length > 0; length--) {
                header.append(PIECES.charAt(random.nextInt(PIECES.length())));
            }
            AcceptHeader.clean(header.toString()).ifPresent(clean -> assertThat(clean)
                    .matches("[^\\s,;/]+/[^\\s,;/]+(;q=[01](\\.[0-9]{0,3})?)?(, "
                            + "[^\\s,;/]+/[^\\s,;/]+(;q=[01](\\.[0-9]{0,3})?)?)*"));
        }
    }

    @Test
    void endlessHeader_isCutOff() {
        assertThat(AcceptHeader.clean("a/b" + ";c=d".repeat(4_000))).isEmpty();
        assertThat(AcceptHeader.clean("a/b" + "; ".repeat(4_000))).isEmpty();
        assertThat(AcceptHeader.clean("a/b,".repeat(10_000)).orElseThrow().split(",").length)
                .isEqualTo(32);
    }
}
