package shop.carousel.catalog.search.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The numbers are those of the published tokenizer of bert-base-uncased, whose vocabulary the model has. */
class WordPiecesTest {

    @SuppressWarnings("NullAway.Init") // JUnit calls the method below
    private static WordPieces pieces;

    @BeforeAll
    static void vocabulary_isRead() throws Exception {
        try (InputStream description = WordPiecesTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
            pieces = WordPieces.read(Objects.requireNonNull(description));
        }
    }

    @Test
    void words_areTokens_inAnyCaseAndWithoutAccents() {
        assertThat(pieces.of("Hello, world!".replace(",", ""), 32)).isEqualTo(new long[] {101, 7592, 2088, 999, 102});
        assertThat(pieces.of("  CRÈME\u00a0Bru\u0302le\u0301e ", 32)).isEqualTo(pieces.of("creme brulee", 32));
    }

    @Test
    void word_thatIsNoToken_isTheLongestTokensThatMakeIt() {
        assertThat(pieces.of("embeddings", 32)).isEqualTo(new long[] {101, 7861, 8270, 4667, 2015, 102});
    }

    @Test
    void text_ofAnyKind_isCutToTheLimit_andEndsWithTheLastToken() {
        for (String text : new String[] {"", "🚲", "a".repeat(101), "lamp ".repeat(100), "机灯", "\u0000\ufeff"}) {
            long[] tokens = pieces.of(text, 8);
            assertThat(tokens.length >= 2 && tokens.length <= 8).as(text).isTrue();
            assertThat(tokens[0]).isEqualTo(101);
            assertThat(tokens[tokens.length - 1]).isEqualTo(102);
        }
        assertThat(pieces.of("🚲", 8)).isEqualTo(new long[] {101, 100, 102});
    }

    @Test
    void word_isKnown_onlyWhole() {
        assertThat(pieces.isKnown("Coffee")).isTrue();
        for (String other : new String[] {"qqqqzzzz", "ok", "17", "coffee lover", "", "!!!", "hedphones"}) {
            assertThat(pieces.isKnown(other)).as(other).isFalse();
        }
    }
}
