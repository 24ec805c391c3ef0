package shop.carousel.catalog.console;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.console.KeyDocument;

/**
 * The owners of the key that the reader looked up.
 *
 * @param key as it was entered
 * @param fault why it cannot be looked up; null when it can
 * @param owners first choice first; null when it was not looked up
 * @param slot of the key; null when it was not looked up, or keys are not placed by slots
 * @param next who would own the key if its owner left, in order; empty if nobody would
 */
record KeyFinding(
        String key,
        @Nullable String fault,
        @Nullable String owners,
        @Nullable Integer slot,
        String next) {

    static final int LONGEST_KEY = 512;

    static KeyFinding of(CacheRing ring, String key) {
        if (key.isEmpty()) {
            return new KeyFinding(key, null, null, null, "");
        }
        if (key.length() > LONGEST_KEY) {
            return new KeyFinding(key, "A key has at most " + LONGEST_KEY + " characters.", null, null, "");
        }
        KeyDocument found = KeyDocument.of(ring, key);
        String next = found.candidates().stream()
                .skip(1)
                .map(KeyDocument.Candidate::id)
                .collect(Collectors.joining(", then "));
        return new KeyFinding(key, null, String.join(", then ", found.owners()), found.slot(), next);
    }
}
