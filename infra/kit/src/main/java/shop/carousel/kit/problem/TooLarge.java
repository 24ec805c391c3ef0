package shop.carousel.kit.problem;

/** The one answer to a body over its limit, wherever it is detected. */
public final class TooLarge {

    /** 413. */
    public static final Problem PROBLEM =
            Problem.of(413, "too-large", "Body too large", "The body is larger than this path accepts.");

    private TooLarge() {}
}
