package shop.carousel.demo.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A part that runs. Its output goes to one log file; it leads a session of its own, so that Ctrl-C reaches only who
 * started it.
 */
public final class PartProcess {

    private static final long LOOK_MILLIS = 50;

    private final Part part;
    private final Process process;
    private final Path log;
    private final Guardian guardian;

    private PartProcess(Part part, Process process, Path log, Guardian guardian) {
        this.part = part;
        this.process = process;
        this.log = log;
        this.guardian = guardian;
    }

    /** Starts the process of a part; its output is appended to the log. Does not wait until it is ready. */
    public static PartProcess start(Part part, Path log, Guardian guardian) throws InterruptedException {
        try {
            Launch launch = part.prepare();
            var builder = new ProcessBuilder(Sessions.own(launch.command())).redirectErrorStream(true);
            builder.environment().putAll(launch.environment());
            launch.folder().map(Path::toFile).ifPresent(builder::directory);
            builder.redirectInput(new File("/dev/null")).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            Process process = builder.start();
            guardian.watch(process.pid(), part.stopSignal());
            return new PartProcess(part, process, log, guardian);
        } catch (IOException e) {
            throw new PartFailedException(part.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    /** Waits until the part serves and is opened. Throws when it ends before, or does not make it within its limit. */
    public PartProcess awaitReady() throws InterruptedException {
        return awaitReady(part.startLimit());
    }

    /** The same with another limit than the part's own. */
    public PartProcess awaitReady(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!part.ready()) {
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw failure("ended while it started (exit code " + process.exitValue() + ")");
            }
            if (System.nanoTime() > deadline) {
                throw failure("is not ready after " + limit.toSeconds() + " s");
            }
        }
        return opened();
    }

    private PartProcess opened() {
        try {
            part.opened();
            return this;
        } catch (IOException e) {
            throw failure("refused what it was asked: " + e.getMessage());
        }
    }

    private PartFailedException failure(String what) {
        return new PartFailedException(part.name() + " " + what + "." + LogTail.cause(log) + "\n  Its log: " + log);
    }

    /** Asks the process to stop, and kills it when it has not ended within the limit. */
    public void stop(Duration limit) throws InterruptedException {
        Signals.send(part.stopSignal(), process.pid());
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
        guardian.forget(process.pid());
    }

    /** Ends the process at once, as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        guardian.forget(process.pid());
    }

    /** Makes the process hold still (true), as a machine that hangs, and go on (false). */
    public void freeze(boolean frozen) throws InterruptedException {
        Signals.send(frozen ? "STOP" : "CONT", process.pid());
    }

    /** The part that runs here. */
    public Part part() {
        return part;
    }

    /** The operating system's number of the process. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Waits until the process has ended by itself or by another's hand; returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        int code = process.waitFor();
        guardian.forget(process.pid());
        return code;
    }
}
