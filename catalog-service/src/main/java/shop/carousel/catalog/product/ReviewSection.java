package shop.carousel.catalog.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product's reviews as a page shows them, formatted.
 *
 * @param stars null if nobody has rated
 * @param average the plain mean, in a sentence; empty if nobody has rated
 * @param bars how many gave so many stars, the most stars first; empty if nobody has rated
 * @param away whether reviews cannot be shown now
 * @param orders ways to sort
 * @param nextUrl null on the last page
 * @param form null if the reader may not write
 * @param hint why there is no form; empty if there is one
 */
public record ReviewSection(
        String sku,
        @Nullable Stars stars,
        String average,
        List<Bar> bars,
        boolean away,
        List<Shown> reviews,
        List<Order> orders,
        @Nullable String nextUrl,
        @Nullable Form form,
        String hint) {

    /** How many gave so many stars. */
    public record Bar(String label, long count, long all) {}

    /** A way to sort. */
    public record Order(String label, String url, boolean set) {}

    /**
     * A review.
     *
     * @param rating such as "4 of 5 stars"
     * @param by author and day
     * @param paragraphs of the text
     * @param helpful how many found it helpful; empty if nobody did
     * @param canVote whether the reader may vote for it
     * @param own whether the reader wrote it
     */
    public record Shown(
            long id,
            String rating,
            String glyphs,
            String title,
            String by,
            List<String> paragraphs,
            String helpful,
            boolean canVote,
            boolean own) {}

    /**
     * What is written, and where it goes.
     *
     * @param action where it is sent
     * @param removal where one's review is deleted; null if there is none yet
     * @param errors what is wrong, by field
     */
    public record Form(
            String legend,
            String action,
            @Nullable String removal,
            int rating,
            String title,
            String text,
            String author,
            List<Error> errors) {

        /** What is wrong with a field. */
        public record Error(String field, String label, String message) {}

        /** What is wrong with that field; empty if it is good. */
        public String error(String field) {
            return errors.stream()
                    .filter(error -> error.field().equals(field))
                    .map(Error::message)
                    .findFirst()
                    .orElse("");
        }
    }
}
