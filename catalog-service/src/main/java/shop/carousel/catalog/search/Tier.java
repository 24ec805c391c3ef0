package shop.carousel.catalog.search;

/** How much of a text the best hits have. */
public enum Tier {
    /** All words, themselves or by a synonym. */
    WORDS("words"),
    /** Some of the words, or words that look like them: no product has all. */
    SOME_WORDS("some-words"),
    /** Its meaning, whatever words they have: no product has all words. */
    MEANING("meaning");

    private final String code;

    Tier(String code) {
        this.code = code;
    }

    /** As the API says it. */
    public String code() {
        return code;
    }
}
