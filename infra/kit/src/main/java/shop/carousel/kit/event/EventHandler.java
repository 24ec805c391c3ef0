package shop.carousel.kit.event;

/** Handles one event. Runs in no transaction: it opens its own for the effect, with the inbox in it. */
@FunctionalInterface
public interface EventHandler {

    void handle(CloudEvent event);
}
