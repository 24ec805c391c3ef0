package shop.carousel.order.payment;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import shop.carousel.kit.money.Money;
import shop.carousel.order.payment.Authorisation.Pending;

/**
 * The provider with a bound on every call. A call that fails or takes longer than {@link PaymentConfig#timeout()} has
 * an unknown outcome. It is left to end by itself, and is not interrupted.
 */
@Singleton
class PatientProvider {

    private static final Logger LOG = Logger.getLogger(PatientProvider.class);

    private final PaymentProvider provider;
    private final PaymentConfig config;
    private final Executor calls =
            call -> Thread.ofVirtual().name("provider-call").start(call);

    PatientProvider(PaymentProvider provider, PaymentConfig config) {
        this.provider = provider;
        this.config = config;
    }

    Authorisation authorise(String key, String cardToken, Money amount) {
        return bounded(() -> provider.authorise(key, cardToken, amount), new Pending());
    }

    Authorisation query(String key) {
        return bounded(() -> provider.query(key), new Pending());
    }

    Authorisation abandon(String key) {
        return bounded(() -> provider.abandon(key), new Pending());
    }

    /** Whether the provider said that the refund is done. */
    boolean refund(String key, String chargeKey, Money amount) {
        return bounded(
                () -> {
                    provider.refund(key, chargeKey, amount);
                    return true;
                },
                false);
    }

    private <T> T bounded(Supplier<T> call, T unknown) {
        try {
            return CompletableFuture.supplyAsync(call, calls)
                    .get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return unknown;
        } catch (ExecutionException fault) {
            LOG.warnf("The payment provider failed: %s", fault.getCause());
            return unknown;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return unknown;
        }
    }
}
