package shop.carousel.cart.cart;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import shop.carousel.kit.broker.Poll;
import shop.carousel.kit.event.CloudEvent;
import shop.carousel.kit.event.MalformedEventException;

/**
 * The second way of invalidating the ring's carts: it survives a writer that died before it had told a node. One
 * instance handles each change, because all share the ring. A repetition changes nothing.
 */
@Singleton
final class CartFeed {

    private static final Logger LOG = Logger.getLogger(CartFeed.class);

    private final CartCache cache;
    private final ObjectMapper json;

    CartFeed(CartCache cache, ObjectMapper json) {
        this.cache = cache;
        this.json = json;
    }

    /** Handles a poll. Unreadable records are skipped: the cache has its time to live. */
    @Incoming("cart-changes")
    @Blocking
    void take(Poll poll) {
        Map<String, Long> versions = new HashMap<>();
        poll.forEach(record -> {
            try {
                CartChanged changed = CloudEvent.of(record).data(json, CartChanged.class);
                versions.merge(changed.cartId(), changed.version(), Math::max);
            } catch (MalformedEventException broken) {
                LOG.warnf("%s: %s", record.topic(), broken.getMessage());
            }
        });
        cache.invalidate(versions);
    }
}
