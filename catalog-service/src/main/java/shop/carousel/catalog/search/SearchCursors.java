package shop.carousel.catalog.search;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.Cursors;
import shop.carousel.kit.hash.Sha256;
import shop.carousel.kit.problem.Problem;

/** Sealed places between two pages. A cursor belongs to one search: with other parameters it is refused. */
@Singleton
final class SearchCursors {

    private static final int FINGERPRINT_BYTES = 8;

    private final Cursors cursors;

    SearchCursors(Cursors cursors) {
        this.cursors = cursors;
    }

    @Nullable
    String seal(SearchRequest request, @Nullable String place) {
        return place == null ? null : cursors.seal(fingerprint(request) + place);
    }

    /** The place that a cursor holds; null for an empty cursor, a 400 for one that is not of this search. */
    @Nullable
    String open(SearchRequest request, String cursor) {
        if (cursor.isEmpty()) {
            return null;
        }
        String text = cursors.open(cursor);
        String fingerprint = fingerprint(request);
        if (!text.startsWith(fingerprint)) {
            throw Problem.badRequest("cursor", "belongs to a search with other parameters");
        }
        return text.substring(fingerprint.length());
    }

    private static String fingerprint(SearchRequest request) {
        return Sha256.hex(List.of("search", request).toString(), FINGERPRINT_BYTES);
    }
}
