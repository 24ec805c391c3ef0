package shop.carousel.e2e.chaos.orders;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import shop.carousel.contracts.OutboxLocks;
import shop.carousel.demo.Layout.Service;
import shop.carousel.demo.client.Answer;
import shop.carousel.demo.client.ShopClient;
import shop.carousel.demo.client.ShopException;
import shop.carousel.demo.servers.Signals;
import shop.carousel.demo.supervisor.Condition;
import shop.carousel.demo.supervisor.ProcessId;
import shop.carousel.e2e.chaos.clock.WallClock;
import shop.carousel.e2e.shop.RunningShop;

/**
 * Does faults to a shop, and heals them. Processes that end are started again by the launcher, which is a part of what
 * is tried.
 */
final class ShopStriker {

    private static final String IDLE = """
            select pid::text from pg_stat_activity where application_name like '%s%%' and state = 'idle'
            """;
    private static final String BUSY = """
            select pid::text from pg_stat_activity where application_name like 'order-%'
              and state in ('idle in transaction', 'active') and xact_start is not null limit 1
            """;
    private static final String RELAY = """
            select distinct a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.classid = %d and a.application_name like 'order-%%'
            """.formatted(OutboxLocks.SPACE);
    private static final String CLOCK = "select extract(epoch from clock_timestamp())::bigint::text";
    private static final int CLOCK_LOOKS = 12;
    private static final int CLOCK_LOOK_MILLIS = 250;
    private static final int LOOKS = 60;

    /** The bound is 5 s; a busy machine may be late to see that it was kept. */
    private static final Duration SHARDS_LIMIT = Duration.ofSeconds(8);

    private static final String LAST_TOKEN = "select coalesce(max(fence), 0) from stock";
    private static final int OTHERS_MILLIS = 3_500;
    private static final int PROPOSALS = 60;
    private static final int HEALED_SECONDS = 300;
    private static final int FLUSH_MILLIS = 2_000;
    private static final int GATHERING_MILLIS = 2_000;
    private static final int LOOK_MILLIS = 20;
    private static final int LOCKS_LAST_MILLIS = 2_500;

    private final RunningShop shop;
    private final ShopClient admin;
    private final Databases databases;
    private final MailServer mail;
    private final Poison poison;
    private final Optional<Disk> disk;
    private final Optional<WallClock> clock;
    private final List<Thread> changes = new ArrayList<>();
    private final Set<Long> stopped = new HashSet<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /**
     * @param disk that can be full, where there is one
     * @param clock that can be set, where there is one
     */
    ShopStriker(
            RunningShop shop,
            ShopClient admin,
            Databases databases,
            MailServer mail,
            Poison poison,
            Optional<Disk> disk,
            Optional<WallClock> clock) {
        this.shop = shop;
        this.admin = admin;
        this.databases = databases;
        this.mail = mail;
        this.poison = poison;
        this.disk = disk;
        this.clock = clock;
    }

    /** What was seen while faults were done that must not be. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    void strike(ShopFault fault) throws InterruptedException {
        switch (fault) {
            case ShopFault.PartKilled(String part) ->
                shop.part(part).process().flatMap(ProcessId::handle).ifPresent(ProcessHandle::destroyForcibly);
            case ShopFault.PartPaused(String part) -> signal(part, "STOP");
            case ShopFault.LocksFlushed() -> flush(shop.part("lock-a").port());
            case ShopFault.HolderPaused() -> pauseHolder();
            case ShopFault.ConnectionStopped() -> stopConnection();
            case ShopFault.RelayStopped() -> stopRelay();
            case ShopFault.MailBad(MailServer.Mood mood) -> mail.become(mood);
            case ShopFault.Poisoned() -> poison.spread();
            case ShopFault.ClockSet(long seconds) -> setClock(seconds);
            case ShopFault.DiskFull() -> disk.ifPresent(its -> its.full(true));
            case ShopFault.RingChanged(String node) -> changes.add(Thread.startVirtualThread(() -> change(node)));
        }
    }

    void heal(ShopFault fault) throws InterruptedException {
        switch (fault) {
            case ShopFault.PartKilled ignored -> {}
            case ShopFault.LocksFlushed ignored -> {}
            case ShopFault.RingChanged ignored -> {}
            case ShopFault.Poisoned ignored -> {}
            case ShopFault.ClockSet ignored -> clock.ifPresent(its -> its.set(0));
            case ShopFault.DiskFull ignored -> disk.ifPresent(its -> its.full(false));
            case ShopFault.MailBad ignored -> mail.become(MailServer.Mood.WELL);
            case ShopFault.ConnectionStopped(), ShopFault.RelayStopped() -> goOn();
            case ShopFault.PartPaused(String part) -> signal(part, "CONT");
            case ShopFault.HolderPaused() -> {
                for (var catalog : shop.layout().instances(Service.CATALOG)) {
                    signal(catalog.name(), "CONT");
                }
            }
        }
    }

    /** PostgreSQL is many processes: all of them. */
    private void signal(String part, String signal) throws InterruptedException {
        var process = shop.part(part).process().flatMap(ProcessId::handle);
        if (process.isPresent()) {
            Signals.send(signal, process.get().pid());
            for (var child : process.get().descendants().toList()) {
                Signals.send(signal, child.pid());
            }
        }
    }

    /** What is not seen to be wrong proves nothing: the database has to say so, unless it is away. */
    private void setClock(long seconds) throws InterruptedException {
        if (clock.isEmpty()) {
            return;
        }
        clock.get().set(seconds);
        boolean told = false;
        for (int i = 0; i < CLOCK_LOOKS; i++) {
            TimeUnit.MILLISECONDS.sleep(CLOCK_LOOK_MILLIS);
            List<String> answer = ask(CLOCK);
            if (!answer.isEmpty()) {
                long wrong = Long.parseLong(answer.getFirst()) - System.currentTimeMillis() / 1_000;
                if (Math.abs(wrong - seconds) <= Math.abs(seconds) / 2) {
                    return;
                }
                told = true;
            }
        }
        if (told) {
            faults.add("The clock of PostgreSQL was not set by " + seconds + " s");
        }
    }

    /** In the middle of a transaction, if one can be met there. */
    private void stopConnection() throws InterruptedException {
        for (int i = 0; i < LOOKS && stopped.isEmpty(); i++) {
            for (String pid : ask(BUSY)) {
                stop(Long.parseLong(pid));
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS / 4);
        }
    }

    /** A process that holds shards of the outbox is stopped, and another must have them in time. */
    private void stopRelay() throws InterruptedException {
        for (int i = 0; i < LOOKS; i++) {
            for (String holder : ask(RELAY)) {
                var process = shop.part(holder).process().flatMap(ProcessId::handle);
                if (process.isPresent()) {
                    stop(process.get().pid());
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                    if (ask(RELAY).contains(holder)) {
                        awaitShardsFree(holder);
                        return;
                    }
                    goOn();
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS / 4);
        }
    }

    private void awaitShardsFree(String holder) throws InterruptedException {
        long began = System.nanoTime();
        while (ask(RELAY).contains(holder)) {
            if (System.nanoTime() - began > SHARDS_LIMIT.toNanos()) {
                faults.add(holder + " stands still and holds shards of the outbox for more than " + SHARDS_LIMIT);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private List<String> ask(String query) {
        try {
            return databases.names(Service.ORDER, query);
        } catch (IllegalStateException startingAgain) {
            return List.of();
        }
    }

    private void stop(long pid) throws InterruptedException {
        stopped.add(pid);
        Signals.send("STOP", pid);
    }

    private void goOn() throws InterruptedException {
        for (long pid : stopped) {
            Signals.send("CONT", pid);
        }
        stopped.clear();
    }

    /**
     * An instance takes locks, and what it asks of the database does not get there before they have run out. It holds
     * no row meanwhile: the first thing that it asks for is its rows, and from then on PostgreSQL itself keeps others
     * away.
     */
    private void pauseHolder() throws InterruptedException {
        String holder = shop.layout().instances(Service.CATALOG).getFirst().name();
        var sessions = new HashSet<Long>();
        try {
            pauseSessions(holder, sessions);
            signal(holder, "STOP");
            TimeUnit.MILLISECONDS.sleep(LOCKS_LAST_MILLIS);
            awaitOtherHolder(databases.number(Service.CATALOG, LAST_TOKEN));
        } catch (IllegalStateException e) {
            // The database is being started again.
            return;
        } finally {
            signal(holder, "CONT");
            for (long session : sessions) {
                Signals.send("CONT", session);
            }
        }
    }

    /** Those of the holder that are idle or become so, until it has had time to take its locks. */
    private void pauseSessions(String holder, Set<Long> sessions) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GATHERING_MILLIS);
        while (System.nanoTime() < end) {
            for (var idle : databases.names(Service.CATALOG, IDLE.formatted(holder))) {
                long session = Long.parseLong(idle);
                if (sessions.add(session)) {
                    Signals.send("STOP", session);
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Tokens of locks are a clock's, in µs; what a row grants without a lock is the next number. */
    private void awaitOtherHolder(long granted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(OTHERS_MILLIS);
        while (databases.number(Service.CATALOG, LAST_TOKEN) - granted < LOCKS_LAST_MILLIS
                && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Out of the ring and in again; each takes as long as what the node holds is under way. */
    private void change(String node) {
        var member = shop.layout().cacheNodes().stream()
                .filter(each -> each.id().equals(node))
                .findFirst()
                .orElseThrow();
        try {
            propose(() -> admin.delete("/api/admin/ring/nodes/" + node), "node-unknown");
            propose(
                    () -> admin.post(
                            "/api/admin/ring/nodes",
                            Map.of("id", node, "address", member.address(), "weight", 1, "zone", member.zone())),
                    "node-known");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is asked of the ring. */
    private interface Proposal {
        Answer send() throws InterruptedException;
    }

    /** Until it is so; another change may have been first, or the one before may still be under way. */
    private static void propose(Proposal proposal, String alreadySo) throws InterruptedException {
        for (int i = 0; i < PROPOSALS; i++) {
            try {
                Answer answer = proposal.send();
                if (answer.isGood() || answer.reason().contains(alreadySo)) {
                    return;
                }
            } catch (ShopException away) {
                // Asked again.
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static void flush(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(FLUSH_MILLIS);
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readNBytes(5);
        } catch (IOException e) {
            // It is being started again, empty or not: nothing to flush.
            return;
        }
    }

    /** Waits until every part of the shop is up and in the ring. */
    void awaitHealed() throws InterruptedException {
        for (var change : changes) {
            change.join();
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(HEALED_SECONDS);
        while (shop.parts().stream().anyMatch(part -> part.state() != Condition.UP)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not all parts came back: " + shop.parts());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
