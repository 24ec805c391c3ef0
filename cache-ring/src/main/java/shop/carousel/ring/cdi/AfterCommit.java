package shop.carousel.ring.cdi;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Runs what may only happen once the transaction under way has committed; at once when there is none. */
@Singleton
public class AfterCommit {

    private final Instance<TransactionSynchronizationRegistry> transactions;

    AfterCommit(Instance<TransactionSynchronizationRegistry> transactions) {
        this.transactions = transactions;
    }

    void run(Runnable action) {
        if (transactions.isUnsatisfied() || transactions.get().getTransactionKey() == null) {
            action.run();
        } else {
            transactions.get().registerInterposedSynchronization(new Afterwards(action));
        }
    }

    private record Afterwards(Runnable action) implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                action.run();
            }
        }
    }
}
