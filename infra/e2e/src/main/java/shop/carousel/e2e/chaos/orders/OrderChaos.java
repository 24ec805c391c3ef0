package shop.carousel.e2e.chaos.orders;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import shop.carousel.demo.Layout;
import shop.carousel.demo.client.SeenOrder;
import shop.carousel.demo.client.ShopClient;
import shop.carousel.demo.client.StockBooks;
import shop.carousel.demo.servers.BrokerKind;
import shop.carousel.e2e.chaos.clock.WallClock;
import shop.carousel.e2e.chaos.options.FaultAgents;
import shop.carousel.e2e.shop.RunningShop;

/** One run: a shop of its own, buyers, faults by the plan, the books. */
public final class OrderChaos {

    private static final Layout.Counts COUNTS = new Layout.Counts(3, 2, 2, 2);
    private static final int SKUS = 8;
    private static final int HOT_UNITS = 150;
    private static final int OTHER_UNITS = 100_000;

    /**
     * What would only be waited for at the end: payments without an answer, and those of a dead process; entries that
     * move.
     */
    private static final Map<String, String> SHORT_PAUSES = Map.of(
            "CAROUSEL_PAYMENT_TIMEOUT", "1s",
            "CAROUSEL_PAYMENT_SIMULATOR_SLOW_TIME", "2s",
            "CAROUSEL_PAYMENT_SIMULATOR_CONNECTION_TIME", "4s",
            "CAROUSEL_PAYMENT_ATTEMPTS", "3",
            "CAROUSEL_PAYMENT_FIRST_PAUSE", "250ms",
            "CAROUSEL_PAYMENT_LEASE", "8s",
            "CAROUSEL_RING_MIGRATION_WINDOW", "2s");

    /** How long a silent mail server is waited for. */
    static final Duration MAIL_TIMEOUT = Duration.ofSeconds(2);

    private static final Map<String, String> SHORT_MAIL = Map.of(
            "CAROUSEL_MAIL_TIMEOUT",
            MAIL_TIMEOUT.toMillis() + "ms",
            "CAROUSEL_MAIL_FIRST_PAUSE",
            "250ms",
            "CAROUSEL_MAIL_LONGEST_PAUSE",
            "1s");

    /** Of one order service; they may come twice where it dies. */
    private static final int MAILS_AT_A_TIME = 2;

    private final Path root;
    private final Path data;
    private final long seed;
    private final int ordersPerSecond;
    private final Set<String> without;
    private final Consumer<String> telling;
    private final Function<BrokerKind, Course> courses;
    private final long began = System.nanoTime();
    private volatile boolean isOver;

    /** A run with the faults that the seed plans. */
    OrderChaos(
            Path root,
            Path data,
            long seed,
            Duration length,
            int ordersPerSecond,
            Set<String> without,
            Consumer<String> telling) {
        this(
                root,
                data,
                seed,
                ordersPerSecond,
                without,
                telling,
                broker -> new Course.Planned(ShopStrike.plan(seed, length.toMillis(), without, broker), length));
    }

    /**
     * A run with a course of its own.
     *
     * @param courses makes the course, for the broker that the services are built for
     */
    OrderChaos(
            Path root,
            Path data,
            long seed,
            int ordersPerSecond,
            Set<String> without,
            Consumer<String> telling,
            Function<BrokerKind, Course> courses) {
        this.root = root;
        this.data = data;
        this.seed = seed;
        this.ordersPerSecond = ordersPerSecond;
        this.without = without;
        this.telling = telling;
        this.courses = courses;
    }

    /**
     * What a run saw.
     *
     * @param refusals statuses other than 202 that buyers got, and how often
     * @param longestWait for an answer to an order
     */
    record Outcome(
            List<ShopStrike> strikes,
            int accepted,
            Map<Integer, Integer> refusals,
            Duration longestWait,
            long echoed,
            Books books,
            List<String> faults) {

        boolean balances() {
            return books.balance() && faults.isEmpty();
        }
    }

    private void tell(String what) {
        telling.accept("%6.1f s  %s".formatted((System.nanoTime() - began) / 1e9, what));
    }

    Outcome run() throws InterruptedException {
        var clock = WallClock.find();
        if (clock.isEmpty()) {
            tell("There is no libfaketime here (Debian: apt-get install faketime), so that no clock will be set.");
        }
        try {
            return run(clock);
        } finally {
            clock.ifPresent(WallClock::close);
        }
    }

    private Outcome run(Optional<WallClock> clock) throws InterruptedException {
        var disk = Disk.mount(data);
        if (disk.isEmpty()) {
            tell("No disk can be mounted here, so that none will be full.");
            return run(data, disk, clock);
        }
        try (var its = disk.get()) {
            return run(its.folder().resolve("shop"), disk, clock);
        }
    }

    private Outcome run(Path place, Optional<Disk> disk, Optional<WallClock> clock) throws InterruptedException {
        var broker = Wire.builtFor(root);
        Course course = courses.apply(broker);
        try (var mail = MailServer.start();
                var shop = RunningShop.start(root, place, COUNTS, environment(mail, clock), "--no-demo-data")) {
            var admin = new ShopClient(URI.create(shop.url()));
            admin.signIn(shop.adminPassword());
            List<String> skus = shelve(admin);
            var databases = new Databases(shop.layout());
            var ledgers = new Ledgers(databases);
            ledgers.open();
            var stock = StockBooks.open(admin, skus, SKUS);
            try (var buyers = new Buyers(URI.create(shop.url()), skus, seed);
                    var echo = new Wire(broker, shop.layout()).echo();
                    var poison = new Wire(broker, shop.layout()).poison(root)) {
                tell("The shop is open, on " + broker.part() + ".");
                var striker = new ShopStriker(shop, admin, databases, mail, poison, disk, clock);
                var arrivals = Thread.ofVirtual().start(() -> arrive(buyers));
                try {
                    course.run(new Stage(shop, buyers, striker, echo, this::tell));
                } finally {
                    isOver = true;
                }
                arrivals.join();
                striker.awaitHealed();
                tell("All is healed; what is under way comes to rest.");
                buyers.settle();
                var books = Books.close(
                        admin,
                        buyers.accepted(),
                        stock,
                        ledgers,
                        echo,
                        poison,
                        orders -> letters(mail, course.strikes(), orders));
                tell("The books are closed.");
                var faults = new ArrayList<>(buyers.faults());
                faults.addAll(striker.faults());
                return new Outcome(
                        course.strikes(),
                        buyers.accepted().size(),
                        buyers.refusals(),
                        buyers.longestWait(),
                        echo.echoed().count(),
                        books,
                        faults);
            }
        }
    }

    private static List<String> letters(MailServer mail, List<ShopStrike> plan, Map<Purchase, SeenOrder> orders) {
        var confirmed = new HashMap<String, Boolean>();
        var endedOtherwise = new HashSet<String>();
        orders.forEach((purchase, order) -> {
            if (Books.wasConfirmed(order)) {
                confirmed.put(purchase.id(), !order.isSold());
            } else {
                endedOtherwise.add(purchase.id());
            }
        });
        int copies = MAILS_AT_A_TIME
                * (int) plan.stream().filter(ShopStrike::mayCopyMail).count();
        return mail.mismatches(confirmed, endedOtherwise, copies);
    }

    /** Services do without a mechanism where an agent takes it out of them. */
    private Map<String, String> environment(MailServer mail, Optional<WallClock> clock) {
        var environment = new HashMap<>(SHORT_PAUSES);
        environment.putAll(SHORT_MAIL);
        clock.ifPresent(its -> environment.putAll(its.environment()));
        environment.put("QUARKUS_MAILER_PORT", Integer.toString(mail.port()));
        if (!without.isEmpty()) {
            environment.put("JAVA_TOOL_OPTIONS", String.join(" ", FaultAgents.options(root, without)));
        }
        if (without.contains("fence")) {
            // Who takes the lock node for dead holds no lock that could run out: a busy machine must not look like
            // that.
            environment.put("CAROUSEL_STOCK_LOCK_PAUSE", "0s");
            environment.put("CAROUSEL_RING_COMMAND_TIMEOUT", "2s");
        }
        return environment;
    }

    /** Puts the goods on the shelf; the first are few, and hot. */
    private static List<String> shelve(ShopClient admin) throws InterruptedException {
        var skus = IntStream.range(0, SKUS).mapToObj(i -> "CHAOS-" + i).toList();
        for (int i = 0; i < SKUS; i++) {
            var product = Map.of(
                    "name",
                    "Chaos lantern " + i,
                    "description",
                    "Bought while everything breaks.",
                    "brand",
                    "Proofhouse",
                    "category",
                    List.of("Lighting", "Lanterns"),
                    "price",
                    Map.of("amount", (i + 1) + ".25", "currency", "EUR"),
                    "attributes",
                    Map.of());
            admin.put("/api/admin/products/" + skus.get(i), product).orFail("A product");
            admin.put("/api/admin/stock/" + skus.get(i), Map.of("available", i < 2 ? HOT_UNITS : OTHER_UNITS))
                    .orFail("Its stock");
        }
        return skus;
    }

    private void arrive(Buyers buyers) {
        long begin = System.nanoTime();
        long pause = TimeUnit.SECONDS.toNanos(1) / ordersPerSecond;
        try {
            for (long i = 0; !isOver; i++) {
                Course.sleepUntil(begin + i * pause);
                buyers.come();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
