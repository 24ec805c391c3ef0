package shop.carousel.catalog.search.lucene;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import org.apache.lucene.util.BytesRef;

/** The order of names as people sort: Ä beside A, 2 before 10, in any case, width and normal form. */
final class NameOrder {

    /** Names are ordered by this many characters; longer ones would only swell cursors. */
    private static final int CHARACTERS = 100;

    private static final int BYTES = 300;

    private static final Collator COLLATOR = collator();

    private NameOrder() {}

    /** Bytes that compare as the names do. */
    static BytesRef of(String name) {
        int end = name.offsetByCodePoints(0, Math.min(CHARACTERS, name.codePointCount(0, name.length())));
        RawCollationKey key = COLLATOR.getRawCollationKey(name.substring(0, end), null);
        return new BytesRef(key.bytes, 0, Math.min(BYTES, key.size));
    }

    /** Frozen, so that threads may share it. */
    private static Collator collator() {
        RuleBasedCollator collator = (RuleBasedCollator) Collator.getInstance(ULocale.ROOT);
        collator.setStrength(Collator.SECONDARY);
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        collator.setNumericCollation(true);
        return collator.freeze();
    }
}
