package shop.carousel.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.text.TextReading.Given;
import shop.carousel.kit.text.TextReading.Missing;
import shop.carousel.kit.text.TextReading.Refused;

class PlainTextTest {

    private static final List<String> BLANKS = List.of(
            " ", "\t", "\n", "\u00A0", "\u2009", "\u3000", "\u200B", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u3164",
            "\u2800");
    private static final List<String> VISIBLE = List.of(
            "A", "é", "e\u0301", "ß", "王", "😀", "❤\uFE0F", "葛\uDB40\uDD00", "می\u200Cخواهم", "👨\u200D👩", "1", "-");

    @Test
    void line_ofBlanks_isMissing() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            assertThat(PlainText.line(some(BLANKS, random, 0, 8), 10)).isEqualTo(new Missing());
        }
        assertThat(PlainText.line(null, 10)).isEqualTo(new Missing());
        assertThat(PlainText.line("\uFE0F\u0301", 10))
                .as("marks with nothing to stand on")
                .isEqualTo(new Missing());
    }

    @Test
    void line_withVisibleCharacters_losesBlanksAtItsEndsOnly() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 2_000; i++) {
            String text = some(VISIBLE, random, 1, 4) + "\u00A0" + some(VISIBLE, random, 1, 4);
            String padded = some(BLANKS, random, 0, 4) + text + some(BLANKS, random, 0, 4);
            assertThat(PlainText.line(padded, 50))
                    .isEqualTo(new Given(Normalizer.normalize(text, Normalizer.Form.NFC)));
        }
    }

    @Test
    void line_withAnyControlCharacterOrHalfOfOne_isRefused() {
        IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7F, 0xA0))
                .mapToObj(Character::toString)
                .forEach(PlainTextTest::assertRefused);
        List.of("\u2028", "\u2029", "\u202E", "\u2066", "\uD800", "\uDC00").forEach(PlainTextTest::assertRefused);
    }

    private static void assertRefused(String character) {
        assertThat(PlainText.line("A" + character + "B", 10))
                .as(() -> "U+%04X".formatted(character.codePointAt(0)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void lines_withEndsOfEverySystem_haveOne() {
        assertThat(PlainText.lines("A\r\nB\rC\n\u2028\tD\r\n", 20)).isEqualTo(new Given("A\nB\nC\n\n\tD"));
        assertThat(PlainText.lines("A\u0000B", 20)).isInstanceOf(Refused.class);
    }

    @Test
    void length_isCountedInCharactersAsPeopleDo() {
        assertThat(PlainText.line("😀".repeat(10), 10)).isEqualTo(new Given("😀".repeat(10)));
        assertThat(PlainText.line("e\u0301".repeat(10), 10)).isEqualTo(new Given("é".repeat(10)));
        assertThat(PlainText.line("😀".repeat(11), 10)).isEqualTo(new Refused("must have at most 10 characters"));
    }

    /** Composing sorts marks: a million of them would take minutes. */
    @Test
    void text_ofAMillionMarks_isRefusedUnsorted() {
        assertThat(PlainText.line("A" + "\u0301\u0327".repeat(500_000), 1_000_000))
                .isInstanceOf(Refused.class);
        assertThat(PlainText.line("A".repeat(1_000_000), 200)).isInstanceOf(Refused.class);
    }

    @Test
    void invisible_isFoundAnywhere() {
        assertThat(PlainText.hasInvisible("exam\u200Bple")).isTrue();
        assertThat(PlainText.hasInvisible("a\uFE0F")).isTrue();
        assertThat(PlainText.hasInvisible("a b\u00A0c")).isFalse();
    }

    private static String some(List<String> pieces, SplittableRandom random, int least, int most) {
        return IntStream.range(0, random.nextInt(least, most + 1))
                .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
    }
}
