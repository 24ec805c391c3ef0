package shop.carousel.kit.topic;

/** The topics could not be created; worth a retry. */
public final class TopicsMissingException extends Exception {

    public TopicsMissingException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
