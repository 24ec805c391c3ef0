package shop.carousel.kit.topic;

/** Makes topics at the broker. */
public interface TopicMaker {

    /** Makes those that are missing; any number of instances may do so at once. Fails while the broker is away. */
    void make(TopicConfig wanted) throws TopicsMissingException, InterruptedException;
}
