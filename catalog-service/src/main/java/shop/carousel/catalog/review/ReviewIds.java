package shop.carousel.catalog.review;

import shop.carousel.kit.number.Numbers;

/** Ids of reviews as paths say them. */
final class ReviewIds {

    private ReviewIds() {}

    /** A 404 for what can be no id. */
    static long of(String text) {
        return Numbers.whole(text, 1, Long.MAX_VALUE).orElseThrow(Reviewing::unknown);
    }
}
