package shop.carousel.e2e.chaos.cache;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import shop.carousel.demo.servers.PartFailedException;
import shop.carousel.demo.servers.Signals;

/**
 * A {@link Worker} as the one who started it sees it. It ends when this process ends, because its standard input does.
 */
final class WorkerProcess implements AutoCloseable {

    private static final long END_SECONDS = 15;

    private final String name;
    private final Process process;
    private final Path log;
    private final Writer orders;

    private WorkerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.orders = process.outputWriter();
    }

    /**
     * @param options of its JVM beside the usual ones
     */
    static WorkerProcess start(Path folder, List<String> options, String role, String name) throws IOException {
        Path log = folder.resolve(name + ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), Worker.class.getName(), folder.toString(), role, name));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new WorkerProcess(name, process, log);
    }

    /** Waits until it works. */
    WorkerProcess awaitReady() throws IOException {
        return await("ready");
    }

    /** Waits until it says that word. */
    WorkerProcess await(String word) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line; (line = output.readLine()) != null; ) {
            if (line.equals(word)) {
                return this;
            }
        }
        throw new PartFailedException(name + " ended before it said " + word + ". Its log: " + log);
    }

    void order(String line) {
        try {
            orders.write(line + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not listen any more. Its log: " + log, e);
        }
    }

    /** Waits until it has ended as it was ordered to. */
    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new PartFailedException(name + " does not end. Its log: " + log);
        }
    }

    /** Makes it stand still, with all that it has, or go on. */
    void stop(boolean standing) throws InterruptedException {
        Signals.send(standing ? "STOP" : "CONT", process.pid());
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Ends it, orderly when that is possible. */
    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                order("stop");
                process.waitFor(END_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
