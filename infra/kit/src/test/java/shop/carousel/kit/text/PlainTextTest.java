package shop.carousel.kit.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
            assertEquals(new Missing(), PlainText.line(some(BLANKS, random, 0, 8), 10));
        }
        assertEquals(new Missing(), PlainText.line(null, 10));
        assertEquals(new Missing(), PlainText.line("\uFE0F\u0301", 10), "marks with nothing to stand on");
    }

    @Test
    void line_withVisibleCharacters_losesBlanksAtItsEndsOnly() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 2_000; i++) {
            String text = some(VISIBLE, random, 1, 4) + "\u00A0" + some(VISIBLE, random, 1, 4);
            String padded = some(BLANKS, random, 0, 4) + text + some(BLANKS, random, 0, 4);
            assertEquals(new Given(Normalizer.normalize(text, Normalizer.Form.NFC)), PlainText.line(padded, 50));
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
        assertInstanceOf(Refused.class, PlainText.line("A" + character + "B", 10), () -> "U+%04X"
                .formatted(character.codePointAt(0)));
    }

    @Test
    void lines_withEndsOfEverySystem_haveOne() {
        assertEquals(new Given("A\nB\nC\n\n\tD"), PlainText.lines("A\r\nB\rC\n\u2028\tD\r\n", 20));
        assertInstanceOf(Refused.class, PlainText.lines("A\u0000B", 20));
    }

    @Test
    void length_isCountedInCharactersAsPeopleDo() {
        assertEquals(new Given("😀".repeat(10)), PlainText.line("😀".repeat(10), 10));
        assertEquals(new Given("é".repeat(10)), PlainText.line("e\u0301".repeat(10), 10));
        assertEquals(new Refused("must have at most 10 characters"), PlainText.line("😀".repeat(11), 10));
    }

    /** Composing sorts marks: a million of them would take minutes. */
    @Test
    void text_ofAMillionMarks_isRefusedUnsorted() {
        assertInstanceOf(Refused.class, PlainText.line("A" + "\u0301\u0327".repeat(500_000), 1_000_000));
        assertInstanceOf(Refused.class, PlainText.line("A".repeat(1_000_000), 200));
    }

    @Test
    void invisible_isFoundAnywhere() {
        assertTrue(PlainText.hasInvisible("exam\u200Bple"));
        assertTrue(PlainText.hasInvisible("a\uFE0F"));
        assertTrue(!PlainText.hasInvisible("a b\u00A0c"));
    }

    private static String some(List<String> pieces, SplittableRandom random, int least, int most) {
        return IntStream.range(0, random.nextInt(least, most + 1))
                .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
    }
}
