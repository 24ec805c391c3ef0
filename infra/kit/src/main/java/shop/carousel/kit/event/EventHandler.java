package shop.carousel.kit.event;

/**
 * What a consumer does with one event. Runs in no transaction: it opens the one of its effect, with the inbox in it.
 */
@FunctionalInterface
public interface EventHandler {

    void handle(CloudEvent event);
}
