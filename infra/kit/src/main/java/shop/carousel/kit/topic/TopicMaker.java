package shop.carousel.kit.topic;

/** Creates topics at the broker. */
public interface TopicMaker {

    /** Creates the missing ones; any number of instances may do so at once. Fails while the broker is away. */
    void make(TopicConfig wanted) throws TopicsMissingException, InterruptedException;
}
