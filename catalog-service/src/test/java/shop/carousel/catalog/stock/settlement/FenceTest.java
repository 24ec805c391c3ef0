package shop.carousel.catalog.stock.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.stock.StockLevel;
import shop.carousel.catalog.stock.StockRepositories;
import shop.carousel.catalog.stock.StockRepository;
import shop.carousel.catalog.stock.StockTestProfile;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.kit.inbox.Inbox;
import shop.carousel.kit.jdbc.RoundTrip;
import shop.carousel.ring.LockHold;
import shop.carousel.ring.LockLease;
import shop.carousel.ring.RingLock;

/**
 * Locks that lie: they run out unnoticed, their node is away, their tokens are too low. Without the fence these tests
 * fail.
 */
@QuarkusTest
@TestProfile(StockTestProfile.class)
class FenceTest extends StockTest {

    @Inject
    Settlement settlement;

    @Inject
    Inbox inbox;

    @Inject
    OrderStockStore store;

    @Inject
    StockAnnouncements announcements;

    @Inject
    Transactions transactions;

    @Test
    void holder_whoSleptLongerThanItsLock_changesNothing() {
        String sku = product(5);
        LockLease ranOut = lock(sku, Duration.ofMillis(10)).orElseThrow();
        await().until(() -> !ranOut.held());
        settlement(ring.locks()).settle(batch(placed(UUID.randomUUID(), sku, 1)));

        Batch late = batch(placed(UUID.randomUUID(), sku, 1));
        Settled settled = transaction.run(late, new WriteLease(ranOut, Set.of(sku)), Duration.ofMinutes(15));

        assertThat(settled).isInstanceOf(Settled.Superseded.class);
        assertThat(level(sku)).isEqualTo(new StockLevel(sku, 4, 1, 0, 2));
        assertThat(settlement.settle(late))
                .as("the inbox has forgotten the attempt with it")
                .hasSize(1);
    }

    /** The same without the fence: the test above would be red, so it proves something. */
    @Test
    void holder_whoSleptLongerThanItsLock_withoutTheFence_wouldHaveWritten() {
        String sku = product(5);
        LockLease ranOut = lock(sku, Duration.ofMillis(10)).orElseThrow();
        await().until(() -> !ranOut.held());
        settlement(ring.locks()).settle(batch(placed(UUID.randomUUID(), sku, 1)));

        StockRepository unfenced = StockRepositories.withoutFence(sql);
        var careless = new SettlementTransaction(
                inbox, orders, store, unfenced, announcements, new BatchSettings(config), transactions, sql);
        Batch late = batch(placed(UUID.randomUUID(), sku, 1));
        Settled settled = careless.run(late, new WriteLease(ranOut, Set.of(sku)), Duration.ofMinutes(15));

        assertThat(settled).isInstanceOf(Settled.Done.class);
    }

    @Test
    void settlement_withAStaleToken_takesTheLockAgain() {
        String sku = product(5);
        settlement.settle(batch(placed(UUID.randomUUID(), sku, 1)));
        LyingLock lock = new LyingLock(ring.locks(), 1);
        List<StockOutcome> outcomes = settlement(lock).settle(batch(placed(UUID.randomUUID(), sku, 1)));
        assertThat(outcomes.getFirst()).isInstanceOf(StockOutcome.Reserved.class);
        assertThat(lock.asked).isEqualTo(2);
    }

    /** A lock node whose clock was set back grants nothing but tokens that are too low. */
    @Test
    void settlement_thatNeverGetsAGoodToken_goesOnWithTheRows() {
        String sku = product(5);
        settlement.settle(batch(placed(UUID.randomUUID(), sku, 1)));
        LyingLock lock = new LyingLock(ring.locks(), Integer.MAX_VALUE);
        List<StockOutcome> outcomes = settlement(lock).settle(batch(placed(UUID.randomUUID(), sku, 1)));
        assertThat(outcomes.getFirst()).isInstanceOf(StockOutcome.Reserved.class);
        assertThat(level(sku).available()).isEqualTo(3);
    }

    @Test
    void lockNode_away_doesNotStopTheShop() throws Exception {
        String sku = product(50);
        Settlement leavingTheNodeAlone = settlement(ring.locks());
        servers.kill(TestServers.LOCK_NODE);
        try {
            for (int i = 0; i < 20; i++) {
                leavingTheNodeAlone.settle(batch(placed(UUID.randomUUID(), sku, 1)));
            }
            assertThat(level(sku).available()).isEqualTo(30);
        } finally {
            servers.start(TestServers.LOCK_NODE);
            await().ignoreExceptions()
                    .until(() -> lock("any", Duration.ofMillis(10)).isPresent());
        }
        settlement.settle(batch(placed(UUID.randomUUID(), sku, 1)));
        assertThat(level(sku).available()).isEqualTo(29);
    }

    @Test
    void process_thatStandsStillInItsTransaction_givesTheRowsToOthersSoon() throws Exception {
        String sku = product(5);
        BatchSettings impatient = new BatchSettings(StockConfigs.with(Map.of("standstill", "300ms")));
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        Thread stopped = Thread.ofPlatform().start(() -> assertThatThrownBy(
                        () -> QuarkusTransaction.requiringNew().call(() -> {
                            RoundTrip trip = sql.roundTrip();
                            impatient.apply(trip);
                            trip.make();
                            stock.lock(Set.of(sku));
                            holds.countDown();
                            wake.await();
                            return stock.lock(Set.of(sku));
                        }))
                .isInstanceOf(QuarkusTransactionException.class));
        holds.await();
        settlement.settle(batch(placed(UUID.randomUUID(), sku, 1)));
        assertThat(level(sku).available()).isEqualTo(4);
        wake.countDown();
        stopped.join();
    }

    private Optional<LockLease> lock(String sku, Duration hold) {
        return ring.locks().tryLock(Set.of(StockLocks.key(sku)), hold, Duration.ofSeconds(10));
    }

    private Settlement settlement(RingLock lock) {
        return new Settlement(new StockLocks(lock, config), orders, transaction, config);
    }

    /** Grants tokens that everybody has outgrown, some times, before it tells the truth. */
    private static final class LyingLock implements RingLock {

        private final RingLock truth;
        private final int lies;
        private int asked;

        LyingLock(RingLock truth, int lies) {
            this.truth = truth;
            this.lies = lies;
        }

        @Override
        public Optional<LockLease> tryLock(Collection<String> keys, LockHold hold, Duration wait) {
            return ++asked <= lies ? Optional.of(new Outgrown()) : truth.tryLock(keys, hold, wait);
        }
    }

    private static final class Outgrown implements LockLease {

        @Override
        public long token(String key) {
            return 1;
        }

        @Override
        public boolean held() {
            return true;
        }

        @Override
        public Duration remaining() {
            return Duration.ofSeconds(1);
        }

        @Override
        public boolean release() {
            return true;
        }

        @Override
        public void close() {}
    }
}
