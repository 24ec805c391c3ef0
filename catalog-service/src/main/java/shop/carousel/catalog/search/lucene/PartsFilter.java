package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.FlagsAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a token where letters and digits meet and where {@link CodeText} glued it. The parts follow each other as words
 * do, so a phrase finds {@code WH-1000XQ4}, {@code WH 1000 XQ4} and {@code WH1000XQ4} alike. The whole, joined, stands
 * at the first part's place. All parts keep the token's offsets.
 */
final class PartsFilter extends TokenFilter {

    /** A part of several. */
    static final int PART = 1;

    /** A part that is not the first. */
    static final int FURTHER = 2;

    /** All parts in one. */
    static final int JOINED = 4;

    /** A token to be emitted. */
    private record Piece(String text, int flags, int step) {}

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final FlagsAttribute flags = addAttribute(FlagsAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);

    private List<Piece> pieces = List.of();
    private int next;
    private @Nullable State token;

    PartsFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (next < pieces.size()) {
            restoreState(token);
            emit(pieces.get(next++));
            return true;
        }
        List<String> parts = nextParts();
        if (parts.size() < 2) {
            parts.forEach(only -> term.setEmpty().append(withPoint(only)));
            return !parts.isEmpty();
        }
        token = captureState();
        pieces = pieces(parts, step.getPositionIncrement());
        next = 1;
        emit(pieces.getFirst());
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        pieces = List.of();
        next = 0;
        token = null;
    }

    /** The parts of the next token that has any; none at the end. */
    private List<String> nextParts() throws IOException {
        List<String> parts = List.of();
        while (parts.isEmpty() && input.incrementToken()) {
            parts = parts(term);
        }
        return parts;
    }

    private void emit(Piece piece) {
        term.setEmpty().append(piece.text());
        flags.setFlags(piece.flags());
        step.setPositionIncrement(piece.step());
    }

    private static List<Piece> pieces(List<String> parts, int firstStep) {
        List<String> named = withUnits(parts);
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(withPoint(named.getFirst()), PART, firstStep));
        pieces.add(new Piece(withPoint(String.join("", parts)), JOINED, 0));
        named.stream().skip(1).forEach(part -> pieces.add(new Piece(withPoint(part), PART | FURTHER, 1)));
        return pieces;
    }

    /** A unit behind a number gets its one name, and the number loses zeros that say nothing. */
    private static List<String> withUnits(List<String> parts) {
        List<String> named = new ArrayList<>(parts);
        for (int i = 1; i < parts.size(); i++) {
            boolean counted = isDigit(parts.get(i - 1).charAt(0));
            boolean goesOn = i + 1 < parts.size() && isDigit(parts.get(i + 1).charAt(0)); // 2-in-1, 500G7
            if (counted && !goesOn && Units.isUnit(parts.get(i))) {
                named.set(i, Units.nameOf(parts.get(i)));
                named.set(i - 1, withoutZeros(parts.get(i - 1)));
            }
        }
        return named;
    }

    private static String withoutZeros(String number) {
        int point = number.indexOf(CodeText.DECIMAL);
        if (point < 0) {
            return number;
        }
        int end = number.length();
        while (number.charAt(end - 1) == '0') {
            end--;
        }
        return number.substring(0, end - 1 == point ? point : end);
    }

    private static List<String> parts(CharSequence text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || kind(text.charAt(i)) != kind(text.charAt(i - 1))) {
                if (text.charAt(start) != CodeText.GLUE) {
                    parts.add(text.subSequence(start, i).toString());
                }
                start = i;
            }
        }
        return parts;
    }

    /** 0 between parts, 1 in a number, 2 in a word. */
    private static int kind(char each) {
        return each == CodeText.GLUE ? 0 : isDigit(each) ? 1 : 2;
    }

    private static boolean isDigit(char each) {
        return each == CodeText.DECIMAL || Character.isDigit(each);
    }

    private static String withPoint(String part) {
        return part.replace(CodeText.DECIMAL, '.');
    }
}
