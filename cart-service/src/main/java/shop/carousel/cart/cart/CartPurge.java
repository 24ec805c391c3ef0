package shop.carousel.cart.cart;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Removes abandoned carts. Any number of instances may do so at once: none waits for another. */
@Singleton
final class CartPurge {

    private static final Logger LOG = Logger.getLogger(CartPurge.class);

    private final Carts carts;
    private final CartConfig config;

    CartPurge(Carts carts, CartConfig config) {
        this.carts = carts;
        this.config = config;
    }

    @Scheduled(
            every = "${carousel.carts.purge-every}",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        int purged = 0;
        int batch;
        do {
            batch = carts.purge(config.keep(), config.purgeBatch());
            purged += batch;
        } while (batch == config.purgeBatch());
        LOG.debugf("%d old carts removed", purged);
    }
}
