package shop.carousel.catalog.review;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.review.Reviews.Position;
import shop.carousel.kit.cursor.Cursors;
import shop.carousel.kit.number.Numbers;
import shop.carousel.kit.problem.Problem;

/** Reviews page by page. A page starts behind the place where the one before it ended, and no cost grows with that. */
@Singleton
class ReviewList {

    private final Reviews reviews;
    private final Cursors cursors;

    ReviewList(Reviews reviews, Cursors cursors) {
        this.reviews = reviews;
        this.cursors = cursors;
    }

    /** Some reviews, and where the next ones start; null behind the last. */
    record Slice<T>(List<T> items, @Nullable String next) {}

    /** What everybody sees of a product's; a 400 for a cursor of another list. */
    @Transactional
    <T> Slice<T> of(String sku, ReviewOrder order, int size, @Nullable String cursor, Function<ReviewEntity, T> form) {
        String scope = "reviews " + order.parameter() + " " + sku + " ";
        return slice(reviews.behind(sku, order, position(scope, cursor), size + 1), size, scope, form);
    }

    /** All, for administrators; a 400 for a cursor of another list. */
    @Transactional
    Slice<ModeratedReview> all(int size, @Nullable String cursor) {
        String scope = "all-reviews ";
        return slice(reviews.before(position(scope, cursor).id(), size + 1), size, scope, ReviewEntity::moderated);
    }

    private <T> Slice<T> slice(List<ReviewEntity> oneMore, int size, String scope, Function<ReviewEntity, T> form) {
        List<ReviewEntity> page = oneMore.subList(0, Math.min(size, oneMore.size()));
        String next = oneMore.size() <= size
                ? null
                : cursors.seal(
                        scope + page.getLast().helpful() + " " + page.getLast().id());
        return new Slice<>(page.stream().map(form).toList(), next);
    }

    private Position position(String scope, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Position.START;
        }
        String text = cursors.open(cursor);
        String[] parts = text.startsWith(scope) ? text.substring(scope.length()).split(" ", -1) : new String[0];
        if (parts.length != 2) {
            throw foreign();
        }
        return new Position((int) number(parts[0], Integer.MAX_VALUE), number(parts[1], Long.MAX_VALUE));
    }

    private static long number(String text, long most) {
        OptionalLong number = Numbers.whole(text, 0, most);
        return number.orElseThrow(ReviewList::foreign);
    }

    private static Problem foreign() {
        return Problem.badRequest("cursor", "belongs to another list");
    }
}
