package shop.carousel.catalog.stock.settlement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;

/** The transactions of the service. */
@Singleton
class ContainerTransactions implements Transactions {

    @Override
    public <T> T inNew(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
