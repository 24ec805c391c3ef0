package shop.carousel.ring.wire;

/**
 * A connection for one caller at a time, who is served sooner there than among others. Nobody waits for it: whoever
 * gets no answer here asks again on a {@link Line}. So only commands belong here that may be done again.
 */
public interface CallerLine {

    /** What came of asking. */
    enum Outcome {
        /** The answer was told. */
        ANSWERED,
        /** There was none in time. */
        LATE,
        /** It was not asked, or broke. */
        NOT_HERE
    }

    /** Connects in the background. Until then, and if it cannot, it is not here. */
    void open();

    /** Asks, and waits for the answer. */
    Outcome ask(RespCommand command, Line.Answer answer);

    /** For good. */
    void close();
}
