package shop.carousel.catalog.product;

import org.jspecify.annotations.Nullable;

/**
 * A rating, for people.
 *
 * @param score with one decimal
 * @param reviews how many there are
 * @param words all of it in a sentence
 */
public record Stars(String score, String reviews, String words) {

    /** That rating; null if nobody has rated. */
    public static @Nullable Stars of(Rating rating) {
        if (rating.reviews() == 0) {
            return null;
        }
        String score = "%.1f".formatted(rating.hundredths() / 100.0);
        String reviews = "%,d".formatted(rating.reviews());
        String word = rating.reviews() == 1 ? " review" : " reviews";
        return new Stars(score, reviews, "Rated " + score + " of 5 by " + reviews + word);
    }
}
