package shop.carousel.demo.supervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import shop.carousel.demo.servers.Guardian;
import shop.carousel.demo.servers.PartFailedException;

/**
 * Runs the parts of a shop: starts all at once as far as they do not need each other, starts again what ends, stops
 * them role by role. What it says about itself stands in the state file at every moment. Thread-safe.
 */
public final class Supervisor implements AutoCloseable {

    private final String url;
    private final StateFile stateFile;
    private final Events events;
    private final Guardian guardian = Guardian.start();
    private final List<Keeper> keepers;
    private volatile boolean open;
    private boolean stopped;

    /** A supervisor that has not started anything. Logs go to {@code <name>.log} in the folder. */
    public Supervisor(String url, List<Member> members, Path logs, StateFile stateFile, Events events) {
        this(url, members, logs, stateFile, events, 1);
    }

    /**
     * The same for parts that have less of the machine than usual.
     *
     * @param patience how many times its own limit each may take to start
     */
    public Supervisor(String url, List<Member> members, Path logs, StateFile stateFile, Events events, int patience) {
        this.url = url;
        this.stateFile = stateFile;
        this.events = events;
        var reports = new ReportsToAll();
        this.keepers = members.stream()
                .map(member -> new Keeper(member, logs.resolve(member.name() + ".log"), patience, guardian, reports))
                .toList();
    }

    /**
     * Starts all parts and waits until they serve. Throws the reason of the first that does not; then the caller
     * closes.
     */
    public void start() throws InterruptedException {
        for (Keeper keeper : keepers) {
            keeper.begin(keepers.stream()
                    .filter(other -> keeper.member()
                            .role()
                            .needs()
                            .contains(other.member().role()))
                    .toList());
        }
        awaitAll();
        open = true;
        writeState();
    }

    private void awaitAll() throws InterruptedException {
        var failed = new CompletableFuture<Object>();
        keepers.forEach(keeper -> keeper.firstReady().whenComplete((nothing, fault) -> {
            // One that was cancelled has no reason of its own: what it needs has failed, or all are being stopped.
            if (fault != null && !(fault instanceof CancellationException)) {
                failed.completeExceptionally(fault);
            }
        }));
        var all =
                CompletableFuture.allOf(keepers.stream().map(Keeper::firstReady).toArray(CompletableFuture<?>[]::new));
        try {
            CompletableFuture.anyOf(all, failed).get();
        } catch (ExecutionException e) {
            throw reason(keepers.stream().map(Keeper::firstReady).toList());
        }
    }

    /**
     * Why the start failed. Asked of the parts: when all have ended by then, it is chance whose end was heard of first.
     */
    static PartFailedException reason(List<CompletableFuture<Void>> starts) {
        return starts.stream()
                .filter(part -> part.isCompletedExceptionally() && !part.isCancelled())
                .map(CompletableFuture::exceptionNow)
                .map(Supervisor::reason)
                .findFirst()
                .orElseGet(() -> new PartFailedException("The shop was stopped while it started"));
    }

    private static PartFailedException reason(Throwable fault) {
        return fault instanceof PartFailedException known
                ? known
                : new PartFailedException("The shop could not start: " + fault.getMessage(), fault);
    }

    /** Stops all parts, role after role; what does not stop in time is killed. Repeatable. */
    @Override
    public synchronized void close() {
        if (stopped) {
            return;
        }
        stopped = true;
        open = false;
        for (Role role : Role.values()) {
            stop(keepers.stream()
                    .filter(keeper -> keeper.member().role() == role)
                    .toList());
        }
        guardian.close();
        writeState();
    }

    private static void stop(List<Keeper> some) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Keeper keeper : some) {
                threads.submit(() -> {
                    keeper.stop();
                    return null;
                });
            }
        }
    }

    private void writeState() {
        try {
            stateFile.write(new ShopState(
                    url,
                    ProcessId.own(),
                    open,
                    keepers.stream().map(Keeper::state).toList()));
        } catch (IOException e) {
            events.trouble("The state of the shop cannot be written to " + stateFile + ": " + e.getMessage());
        }
    }

    private final class ReportsToAll implements Keeper.Reports {
        @Override
        public void changed() {
            writeState();
        }

        @Override
        public void ready(Member member, Duration took, boolean again) {
            events.ready(member, took, again);
        }

        @Override
        public void ended(Member member, String cause, Duration pause) {
            events.ended(member, cause, pause);
        }

        @Override
        public void trouble(String message) {
            events.trouble(message);
        }
    }
}
