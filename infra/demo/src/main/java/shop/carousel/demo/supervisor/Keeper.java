package shop.carousel.demo.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import shop.carousel.demo.servers.Guardian;
import shop.carousel.demo.servers.PartProcess;
import shop.carousel.demo.supervisor.ShopState.PartState;

/**
 * Keeps one part running, in a thread of its own: starts it when what it needs is ready, and starts it again whenever
 * it ends. The first start must succeed; later ones are repeated until they do.
 */
final class Keeper {

    /** Where a keeper reports. */
    interface Reports extends Events {
        void changed();
    }

    private static final long SIGNALLED = 128;

    private final Member member;
    private final Path log;
    private final Duration startLimit;
    private final Guardian guardian;
    private final Reports reports;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private volatile Condition condition = Condition.WAITING;
    private volatile @Nullable PartProcess process;
    private @Nullable Thread thread;

    Keeper(Member member, Path log, int patience, Guardian guardian, Reports reports) {
        this.member = member;
        this.log = log;
        this.startLimit = member.part().startLimit().multipliedBy(patience);
        this.guardian = guardian;
        this.reports = reports;
    }

    /** Begins; the part is started when all that it needs is ready. */
    void begin(List<Keeper> needed) {
        var needs = needed.stream().map(keeper -> keeper.firstReady).toArray(CompletableFuture<?>[]::new);
        thread = Thread.ofVirtual().name("keeper-" + member.name()).start(() -> keep(CompletableFuture.allOf(needs)));
    }

    /** Completes when the part serves for the first time, or with the reason why it never will. */
    CompletableFuture<Void> firstReady() {
        return firstReady;
    }

    Member member() {
        return member;
    }

    private void keep(CompletableFuture<Void> needs) {
        try {
            needs.get();
            PartProcess running = start(false);
            firstReady.complete(null);
            while (stopping.getCount() > 0) {
                running = afterEnd(running, System.nanoTime());
            }
        } catch (ExecutionException e) {
            firstReady.cancel(false); // what it needs has failed, and says why
        } catch (InterruptedException e) {
            firstReady.cancel(false); // stopped
        } catch (RuntimeException e) {
            firstReady.completeExceptionally(e);
        }
    }

    private PartProcess start(boolean again) throws InterruptedException {
        long begin = System.nanoTime();
        change(Condition.STARTING);
        var started = PartProcess.start(member.part(), log, guardian);
        process = started;
        reports.changed();
        started.awaitReady(startLimit);
        change(Condition.UP);
        reports.ready(member, Duration.ofNanos(System.nanoTime() - begin), again);
        return started;
    }

    /** Waits until the part ends and starts it again, however often that takes. */
    private PartProcess afterEnd(PartProcess running, long upSince) throws InterruptedException {
        String cause = "ended (" + exit(running.awaitEnd()) + ")";
        Duration ran = Duration.ofNanos(System.nanoTime() - upSince);
        while (true) {
            Duration pause = backoff.after(ran);
            change(Condition.RESTARTING);
            if (stopping.getCount() > 0) {
                reports.ended(member, cause, pause);
            }
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("stopped");
            }
            try {
                return start(true);
            } catch (RuntimeException e) {
                cause = "did not start again: " + e.getMessage();
                ran = Duration.ZERO;
                killQuietly();
            }
        }
    }

    private void killQuietly() throws InterruptedException {
        PartProcess last = process;
        if (last != null) {
            last.kill();
        }
    }

    private static String exit(int code) {
        return code > SIGNALLED ? "signal " + (code - SIGNALLED) : "exit code " + code;
    }

    /** Stops the part and ends keeping it. */
    void stop() throws InterruptedException {
        stopping.countDown();
        var keeping = thread;
        if (keeping != null) {
            keeping.interrupt();
            keeping.join();
        }
        PartProcess last = process;
        if (last != null) {
            last.stop(member.role().stopLimit());
        }
        change(Condition.STOPPED);
    }

    private void change(Condition next) {
        condition = next;
        reports.changed();
    }

    /** How the part is now. */
    PartState state() {
        PartProcess last = process;
        ProcessId id =
                last == null || !last.alive() ? null : ProcessId.of(last.pid()).orElse(null);
        return new PartState(
                member.name(),
                id == null ? null : id.pid(),
                member.part().port(),
                condition,
                log.toString(),
                id == null ? null : id.startedMillis(),
                member.part().stopSignal());
    }
}
