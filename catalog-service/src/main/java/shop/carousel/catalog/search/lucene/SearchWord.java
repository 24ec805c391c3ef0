package shop.carousel.catalog.search.lucene;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a search, or a part number or a number with its unit.
 *
 * @param parts as the index has them, at least one
 * @param joined all parts in one; the only part where there is one
 * @param code how a SKU or a number is compared with it
 * @param start where it stands in the text's normal form
 */
record SearchWord(List<String> parts, String joined, String code) {

    /** What the analyzer made of a piece of text. */
    record Token(String term, int flags, int start, int end) {

        private boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    SearchWord {
        parts = List.copyOf(parts);
    }

    static List<SearchWord> of(String text, List<Token> tokens) {
        List<SearchWord> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); ) {
            Token first = tokens.get(i);
            List<String> parts = new ArrayList<>(List.of(first.term()));
            String joined = first.term();
            for (i++; i < tokens.size() && belongs(first, tokens.get(i)); i++) {
                Token token = tokens.get(i);
                if (token.has(PartsFilter.JOINED)) {
                    joined = token.term();
                } else {
                    parts.add(token.term());
                }
            }
            words.add(new SearchWord(parts, joined, Codes.of(text.substring(first.start(), first.end()))));
        }
        return words;
    }

    private static boolean belongs(Token first, Token later) {
        return first.has(PartsFilter.PART) && later.has(PartsFilter.JOINED | PartsFilter.FURTHER);
    }

    boolean isOne() {
        return parts.size() == 1;
    }

    /** Whether it is nothing but a number. */
    boolean isNumber() {
        return joined.chars().allMatch(each -> Character.isDigit(each) || each == '.');
    }

    boolean hasDigit() {
        return joined.chars().anyMatch(Character::isDigit);
    }
}
