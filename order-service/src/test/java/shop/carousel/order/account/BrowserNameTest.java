package shop.carousel.order.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserNameTest {

    private static final String MOZILLA = "Mozilla/5.0 ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox on Linux",
                "(Windows NT 10.0) AppleWebKit/537.36 Chrome/139.0.0.0 Safari/537.36 | Chrome on Windows",
                "(Windows NT 10.0) AppleWebKit/537.36 Chrome/139.0 Safari/537.36 Edg/139.0 | Edge on Windows",
                "(Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15 | Safari on macOS",
                "(iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Safari/604.1 | Safari on iPhone",
                "(Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/139.0 Mobile Safari/537.36 | Chrome on Android"
            })
    void browser_known_isNamedWithItsSystem(String header, String name) {
        assertThat(BrowserName.of(MOZILLA + header)).isEqualTo(name);
    }

    @Test
    void program_unknown_isNamedByTheBeginningOfItsHeader() {
        assertThat(BrowserName.of("curl/8.14.1")).isEqualTo("curl/8.14.1");
        assertThat(BrowserName.of("  ")).isEqualTo("Unknown program");
        assertThat(BrowserName.of("😀".repeat(100))).endsWith("😀");
        assertThat(BrowserName.of("😀".repeat(100)).codePoints().count()).isEqualTo(60);
    }
}
