package shop.carousel.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlEncodedTest {

    @ParameterizedTest
    @CsvSource({
        "'',''",
        "q=100%25,q=100%25",
        "q=a+b&q=%C3%a4,q=a+b&q=%C3%a4",
        "q=100%,q=100%25",
        "note=50%off,note=50%25off",
        "q=%zz%0,q=%25zz%250",
        "q=a|b{c}^`<>,q=a%7Cb%7Bc%7D%5E%60%3C%3E",
        "q=\u00e4\u4e16,q=%C3%A4%E4%B8%96"
    })
    void whatBrowsersLeave_isEscaped(String text, String mended) {
        assertThat(UrlEncoded.mended(text)).isEqualTo(mended);
    }

    @ParameterizedTest
    @CsvSource({"=,''", "==,''", "a=1&==&b=2,a=1&&b=2", "=&a=,&a=", "=x,=x", "a==b,a==b", "a=1,a=1"})
    void fieldOfAForm_thatIsNothing_isDropped(String text, String mended) {
        assertThat(UrlEncoded.mendedForm(text)).isEqualTo(mended);
    }

    @ParameterizedTest
    @CsvSource({"q=%00, q", "a=1&note=x%00y, note", "a%00=1, query"})
    void zero_isRefused_andTheFieldNamed(String text, String field) {
        var refusal = UrlEncoded.refusal(text, "query").orElseThrow();
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.errors().getFirst().field()).isEqualTo(field);
    }

    @Test
    void moreFieldsThanTheLimit_areRefused() {
        assertThat(UrlEncoded.refusal("a&".repeat(999) + "a", "body")).isEmpty();
        assertThat(UrlEncoded.refusal("a&".repeat(1_000) + "a", "body")
                        .orElseThrow()
                        .status())
                .isEqualTo(400);
    }

    /**
     * Whatever is mended can be read by the platform's parsers, is not mended again, and what was good stays as it was.
     */
    @Test
    void mended_canBeRead_overSeeds() {
        for (int seed = 0; seed < 5_000; seed++) {
            var random = new SplittableRandom(seed);
            var text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(
                        random.nextInt(4) == 0
                                ? (char) random.nextInt(1, 0xd800)
                                : "ab=&+%%%0123fFgZ".charAt(random.nextInt(16)));
            }
            String mended = UrlEncoded.mended(text.toString());
            assertThat(URLDecoder.decode(mended, StandardCharsets.UTF_8))
                    .as(text::toString)
                    .isEqualTo(decoded(text.toString()));
            assertThat(UrlEncoded.mended(mended)).isEqualTo(mended);
            URI.create("/?" + mended);
        }
    }

    /** As browsers decode it: byte by byte, and what is no escape is itself. */
    private static String decoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var decoded = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            boolean isEscape = bytes[i] == '%'
                    && i + 2 < bytes.length
                    && HexFormat.isHexDigit(bytes[i + 1])
                    && HexFormat.isHexDigit(bytes[i + 2]);
            decoded.write(isEscape ? HexFormat.fromHexDigits(text(bytes, i + 1)) : bytes[i] == '+' ? ' ' : bytes[i]);
            i += isEscape ? 2 : 0;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes, int at) {
        return new String(bytes, at, 2, StandardCharsets.US_ASCII);
    }
}
