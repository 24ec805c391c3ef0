package shop.carousel.e2e.chaos.orders;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A disk that a shop has for itself, so that it can be full: a file system in memory, which only root can mount, and
 * only on Linux.
 */
final class Disk implements AutoCloseable {

    /** More than a run of half an hour needs; what is not written takes no memory. */
    private static final String SIZE = "1536m";

    private static final int BLOCK = 1 << 16;
    private static final int PATIENCE_SECONDS = 20;

    private final Path folder;
    private final Path logs;

    /** A run that is broken off leaves no file system behind. */
    private final Thread interrupted = new Thread(this::unmount);

    private Disk(Path folder, Path logs) {
        this.folder = folder;
        this.logs = logs;
        Runtime.getRuntime().addShutdownHook(interrupted);
    }

    /**
     * Mounts one, if that can be done here.
     *
     * @param logs the folder in which logs stay when the disk goes
     */
    static Optional<Disk> mount(Path logs) {
        try {
            Path folder = Files.createTempDirectory("carousel-disk-");
            boolean mounted = run(List.of("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString()));
            if (!mounted) {
                Files.delete(folder);
            }
            return mounted ? Optional.of(new Disk(folder, logs)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where there is room. */
    Path folder() {
        return folder;
    }

    /** Leaves no room for a single byte more, or gives it back. */
    void full(boolean now) {
        Path ballast = folder.resolve("ballast");
        try {
            if (now) {
                fill(ballast);
            } else {
                Files.deleteIfExists(ballast);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Path ballast) throws IOException {
        try (OutputStream file = Files.newOutputStream(ballast)) {
            byte[] block = new byte[BLOCK];
            while (fits(file, block)) {}
            while (fits(file, new byte[1])) {}
        }
    }

    private static boolean fits(OutputStream file, byte[] bytes) {
        try {
            file.write(bytes);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    private static boolean run(List<String> command) throws IOException {
        @Nullable Process process = null;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    private void unmount() {
        try {
            run(List.of("umount", "-l", folder.toString()));
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the logs, and gives the memory back. */
    @Override
    public void close() {
        try {
            Files.createDirectories(logs);
            try (Stream<Path> files = Files.walk(folder, 3)) {
                for (Path log :
                        files.filter(file -> file.toString().endsWith(".log")).toList()) {
                    Files.copy(log, logs.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Runtime.getRuntime().removeShutdownHook(interrupted);
            unmount();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
