package shop.carousel.kit.topic;

/** The topics could not be made; worth another try. */
public final class TopicsMissingException extends Exception {

    public TopicsMissingException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
