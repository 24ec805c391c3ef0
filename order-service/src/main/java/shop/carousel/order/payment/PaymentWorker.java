package shop.carousel.order.payment;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import shop.carousel.kit.work.WorkLoop;
import shop.carousel.kit.work.WorkSource;

/** Works off due payments, at most {@link PaymentConfig#concurrency()} at a time in this process. */
@Singleton
class PaymentWorker implements WorkSource<PaymentWork> {

    private final Payments payments;
    private final PaymentAttempt attempt;
    private final PaymentConfig config;
    private final WorkLoop<PaymentWork> loop;

    PaymentWorker(Payments payments, PaymentAttempt attempt, PaymentConfig config) {
        this.payments = payments;
        this.attempt = attempt;
        this.config = config;
        this.loop = new WorkLoop<>("payment", config.concurrency(), config.pollInterval(), payments.bell(), this);
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        loop.stop();
    }

    @Override
    public List<PaymentWork> takeUp(int limit) {
        return payments.takeUp(limit, config.lease());
    }

    @Override
    public void carryOut(PaymentWork work) {
        attempt.make(work);
    }
}
