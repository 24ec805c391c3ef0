package shop.carousel.catalog.search;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.Cursors;
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
        try {
            String all = List.of("search", request).toString();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
