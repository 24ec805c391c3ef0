package shop.carousel.catalog.review;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.ProductWriting;
import shop.carousel.kit.admission.TokenBuckets;
import shop.carousel.kit.audit.AuditTrail;
import shop.carousel.kit.problem.Problem;

/**
 * Changes reviews, each in one transaction with its product's rating. Rows are locked in one order: author, review,
 * product.
 */
@Singleton
class Reviewing {

    private static final String WRITING = "review";
    private static final String VOTING = "review-vote";

    private final Reviews reviews;
    private final ReviewAuthors authors;
    private final DeliveredItems delivered;
    private final Votes votes;
    private final ProductWriting products;
    private final TokenBuckets buckets;
    private final AuditTrail audit;

    Reviewing(
            Reviews reviews,
            ReviewAuthors authors,
            DeliveredItems delivered,
            Votes votes,
            ProductWriting products,
            TokenBuckets buckets,
            AuditTrail audit) {
        this.reviews = reviews;
        this.authors = authors;
        this.delivered = delivered;
        this.votes = votes;
        this.products = products;
        this.buckets = buckets;
        this.audit = audit;
    }

    /** Stores a review by an account that got the product (else a 403) and has not reviewed it yet (else a 409). */
    @Transactional
    ReviewView add(String sku, UUID account, ReviewDraft draft) {
        buckets.take(WRITING, account.toString());
        if (!delivered.has(account, sku)) {
            throw Problem.of(
                    403,
                    "not-delivered",
                    "Forbidden",
                    "You can review a product only after it has been delivered to you.");
        }
        ReviewAuthor author = author(account, draft);
        reviews.of(sku, account).ifPresent(review -> {
            throw Problem.conflict(
                            "already-reviewed", "You have already reviewed this product. Change that review instead.")
                    .withExtension("review", review.id());
        });
        ReviewEntity review = new ReviewEntity(sku, author, draft);
        reviews.persistAndFlush(review);
        rate(sku);
        return review.view();
    }

    private ReviewAuthor author(UUID account, ReviewDraft draft) {
        return authors.named(account, draft.author())
                .orElseThrow(() -> Problem.conflict("account-deleted", "The account is gone."));
    }

    /** Changes one's own review: a 404 for anybody else's. */
    @Transactional
    ReviewView edit(String sku, long id, UUID account, ReviewDraft draft) {
        buckets.take(WRITING, account.toString());
        ReviewAuthor author = author(account, draft);
        ReviewEntity review = own(sku, id, account);
        review.edit(draft, Instant.now().truncatedTo(ChronoUnit.MICROS));
        reviews.flush();
        rate(sku);
        return review.view();
    }

    /** Deletes one's own review: a 404 for anybody else's. */
    @Transactional
    void remove(String sku, long id, UUID account) {
        buckets.take(WRITING, account.toString());
        reviews.delete(own(sku, id, account));
        reviews.flush();
        rate(sku);
    }

    private ReviewEntity own(String sku, long id, UUID account) {
        ReviewEntity review =
                reviews.lock(sku, id).filter(found -> found.isOf(account)).orElseThrow(Reviewing::unknown);
        if (review.hiddenReason() != null) {
            throw Problem.conflict("review-hidden", "The shop has hidden this review: " + review.hiddenReason());
        }
        return review;
    }

    /** Adds an account's vote for another's review, once. */
    @Transactional
    ReviewView vote(String sku, long id, UUID account) {
        return voted(sku, id, account, true);
    }

    /** Withdraws an account's vote. */
    @Transactional
    ReviewView unvote(String sku, long id, UUID account) {
        return voted(sku, id, account, false);
    }

    private ReviewView voted(String sku, long id, UUID account, boolean helpful) {
        buckets.take(VOTING, account.toString());
        ReviewEntity review = reviews.lock(sku, id)
                .filter(found -> found.hiddenReason() == null)
                .orElseThrow(Reviewing::unknown);
        if (review.isOf(account)) {
            throw Problem.of(403, "own-review", "Forbidden", "You cannot vote for your own review.");
        }
        review.vote(helpful ? votes.add(id, account) : votes.remove(id, account));
        return review.view();
    }

    /**
     * Hides a review from everybody but administrators, or shows it again. The audit says what it was.
     *
     * @param reason why it is hidden; null to show it
     */
    @Transactional
    ModeratedReview moderate(long id, @Nullable String reason) {
        ReviewEntity review = reviews.lock(id).orElseThrow(Reviewing::unknown);
        Visibility before = Visibility.of(review);
        review.hide(reason);
        reviews.flush();
        rate(review.sku());
        audit.changed(before, Visibility.of(review));
        return review.moderated();
    }

    /** The audit entry, which is permanent and has nothing of the author. */
    private record Visibility(
            String sku, long review, @Nullable String hiddenReason) {

        static Visibility of(ReviewEntity review) {
            return new Visibility(review.sku(), review.id(), review.hiddenReason());
        }
    }

    private void rate(String sku) {
        products.rate(sku, () -> reviews.rating(sku));
    }

    static Problem unknown() {
        return Problem.notFound("There is no such review.");
    }
}
