package shop.carousel.demo.supervisor;

import java.time.Instant;
import java.util.Optional;

/** A process, told from a later one with the same number by when it started. */
public record ProcessId(long pid, long startedMillis) {

    private static final long TOLERANCE_MILLIS = 1_500;

    /** The process with this number that runs now. */
    public static Optional<ProcessId> of(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> new ProcessId(pid, start.toEpochMilli()));
    }

    /** This JVM. */
    public static ProcessId own() {
        long pid = ProcessHandle.current().pid();
        return of(pid).orElseGet(() -> new ProcessId(pid, Instant.now().toEpochMilli()));
    }

    /** The process itself while it runs; never another that got its number. */
    public Optional<ProcessHandle> handle() {
        return of(pid).filter(this::same).flatMap(found -> ProcessHandle.of(pid));
    }

    /** Whether it runs. */
    public boolean alive() {
        return handle().isPresent();
    }

    private boolean same(ProcessId found) {
        return Math.abs(found.startedMillis - startedMillis) <= TOLERANCE_MILLIS;
    }
}
