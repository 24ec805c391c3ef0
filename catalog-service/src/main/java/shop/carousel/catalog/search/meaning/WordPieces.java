package shop.carousel.catalog.search.meaning;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts texts into the tokens that the model was trained with: WordPiece over words in lower case without accents
 * (Devlin et al. 2018, arXiv:1810.04805). A word that is no token becomes the longest tokens that make it up.
 */
final class WordPieces {

    private static final long FIRST = 101;
    private static final long LAST = 102;
    private static final long UNKNOWN = 100;
    private static final int LONGEST_WORD = 100;
    private static final int SHORTEST_KNOWN = 3;

    private final Map<String, Long> tokens;

    private WordPieces(Map<String, Long> tokens) {
        this.tokens = tokens;
    }

    /** Reads the vocabulary of a tokenizer's description. */
    static WordPieces read(InputStream description) throws IOException {
        Map<String, Long> tokens = new HashMap<>();
        new ObjectMapper()
                .readTree(description)
                .at("/model/vocab")
                .properties()
                .forEach(token -> tokens.put(token.getKey(), token.getValue().asLong()));
        return new WordPieces(tokens);
    }

    /** The text's tokens between the two that mark its ends, at most so many together. */
    long[] of(String text, int most) {
        List<Long> all = new ArrayList<>(List.of(FIRST));
        for (String word : words(text)) {
            all.addAll(pieces(word));
            if (all.size() >= most) {
                break;
            }
        }
        List<Long> some = all.subList(0, Math.min(all.size(), most - 1));
        some.add(LAST);
        return some.stream().mapToLong(Long::longValue).toArray();
    }

    /** Whether the text is one word that the model knows as a whole. */
    boolean isKnown(String text) {
        List<String> words = words(text);
        return words.size() == 1
                && words.getFirst().length() >= SHORTEST_KNOWN
                && words.getFirst().chars().allMatch(Character::isLetter)
                && tokens.containsKey(words.getFirst());
    }

    private List<Long> pieces(String word) {
        List<Long> pieces = new ArrayList<>();
        for (int start = 0; start < word.length() && word.length() <= LONGEST_WORD; ) {
            int end = word.length();
            Long token = token(word, start, end);
            while (token == null && --end > start) {
                token = token(word, start, end);
            }
            if (token == null) {
                return List.of(UNKNOWN);
            }
            pieces.add(token);
            start = end;
        }
        return pieces.isEmpty() ? List.of(UNKNOWN) : pieces;
    }

    private @Nullable Long token(String word, int start, int end) {
        String part = word.substring(start, end);
        return tokens.get(start == 0 ? part : "##" + part);
    }

    /** Each mark and each ideograph is a word of its own. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .codePoints()
                .filter(each -> !isLeftOut(each))
                .forEach(each -> {
                    boolean alone = isMark(each) || Character.isIdeographic(each);
                    if (alone || isSpace(each)) {
                        end(word, words);
                    }
                    if (!isSpace(each)) {
                        word.appendCodePoint(each);
                    }
                    if (alone) {
                        end(word, words);
                    }
                });
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isSpace(int each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each);
    }

    /** Accents, and what nobody sees. */
    private static boolean isLeftOut(int each) {
        return switch (Character.getType(each)) {
            case Character.NON_SPACING_MARK, Character.FORMAT -> true;
            case Character.CONTROL -> !isSpace(each);
            default -> false;
        };
    }

    private static boolean isMark(int each) {
        return switch (Character.getType(each)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> each < 128 && !Character.isLetterOrDigit(each) && !isSpace(each);
        };
    }
}
