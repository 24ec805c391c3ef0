package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.carousel.e2e.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import picocli.CommandLine;
import shop.carousel.demo.Layout;
import shop.carousel.demo.backup.BackupCommand;
import shop.carousel.demo.backup.RestoreCommand;
import shop.carousel.demo.servers.Folders;
import shop.carousel.e2e.shop.RunningShop;

/** {@code ./shop backup} while people order, {@code ./shop restore} elsewhere: the books of the copy balance. */
@WithShop
@DisabledIfSystemProperty(
        named = "carousel.broker",
        matches = "rabbitmq",
        disabledReason = "Left out: backups are of shops on Kafka")
class BackupTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path FILE = Path.of("target", "backup.tar.gz");
    private static final Path RESTORED = Path.of("target", "restored");
    private static final int BUYERS = 4;
    private static final int INITIAL = 100_000;
    private static final int ORDERS_BEFORE = 12;
    private static final Set<String> ENDS = Set.of("CONFIRMED", "SHIPPED", "DELIVERED");

    private final WholeShop shop;
    private final Goods goods;
    private final Orders orders;

    BackupTest(WholeShop shop) {
        this.shop = shop;
        this.goods = shop.goods();
        this.orders = new Orders(shop.rest());
    }

    @Test
    void copyOfABusyShop_opensElsewhere_andBalances() throws Exception {
        Files.deleteIfExists(FILE);
        Folders.delete(RESTORED);
        List<Goods.Product> products = IntStream.range(0, BUYERS)
                .mapToObj(i -> goods.stocked("E2E-BACKUP-" + i, "Numbat lantern " + i, INITIAL))
                .toList();
        Queue<Orders.Placed> placed = new ConcurrentLinkedQueue<>();
        List<Orders.Placed> before;
        var isOver = new AtomicBoolean();
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            products.forEach(product -> buyers.submit(() -> {
                while (!isOver.get()) {
                    placed.add(orders.place(product, 1, Orders.GOOD_CARD));
                }
            }));
            await("orders before the backup").until(() -> placed.size() >= ORDERS_BEFORE);
            before = List.copyOf(placed);
            assertThat(new CommandLine(new BackupCommand()).execute(FILE.toString(), "--data", data(shop.layout())))
                    .isEqualTo(0);
            isOver.set(true);
        }
        assertThat(new CommandLine(new RestoreCommand()).execute(FILE.toString(), "--data", RESTORED.toString()))
                .isEqualTo(0);
        try (var copy = RunningShop.again(ROOT, RESTORED, new Layout.Counts(2, 1, 1, 1), Map.of())) {
            balances(new Rest(copy.url()), copy.adminPassword(), products, before, placed);
        }
    }

    private static String data(Layout layout) {
        return layout.data().toString();
    }

    private static void balances(
            Rest rest,
            String password,
            List<Goods.Product> products,
            List<Orders.Placed> before,
            Queue<Orders.Placed> placed)
            throws IOException {
        var there = new Orders(rest);
        for (Orders.Placed order : before) {
            await("an order that was accepted before ends")
                    .until(() -> there.read(order).get("status").asText(), ENDS::contains);
        }
        List<Orders.Placed> kept = placed.stream()
                .filter(order -> rest.get("/api/orders/" + order.id(), "Order-Token", order.token())
                                .status()
                        == 200)
                .toList();
        kept.forEach(order -> await("every order of the copy ends")
                .until(() -> there.read(order).get("status").asText(), ENDS::contains));
        assertThat(kept.size()).as("orders went on while the copy was made").isLessThan(placed.size());
        var shelf = new Goods(rest, password);
        int sold = 0;
        for (Goods.Product product : products) {
            Goods.Stock stock =
                    await("nothing is reserved").until(() -> shelf.stock(product), it -> it.reserved() == 0);
            assertThat(stock.sum()).as(product + " " + stock).isEqualTo(INITIAL);
            sold += stock.sold();
        }
        assertThat(sold).as("what was sold is what was ordered").isEqualTo(kept.size());
        there.awaitEither(there.place(products.getFirst(), 1, Orders.GOOD_CARD), "CONFIRMED", "SHIPPED");
    }
}
