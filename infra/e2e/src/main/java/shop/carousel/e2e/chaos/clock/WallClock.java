package shop.carousel.e2e.chaos.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The clock on the wall of PostgreSQL and Redis nodes, which can be set back and forth: by libfaketime, where
 * it is installed. These are the clocks that decide: on deadlines, on times to live, on locks. (The services' JVMs keep
 * theirs: they would ask the library for the time so often that the shop stood still.) What measures time by the
 * monotonic clock does not notice, as on a machine whose clock is set.
 */
public final class WallClock implements AutoCloseable {

    private static final List<Path> LIBRARY_FOLDERS = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime"),
            Path.of("/usr/lib64/faketime"),
            Path.of("/usr/lib/faketime"));
    private static final String LIBRARY = "libfaketimeMT.so.1";

    private final Path library;
    private final Path offset;

    private WallClock(Path library, Path offset) {
        this.library = library;
        this.offset = offset;
        set(0);
    }

    /** One that is right for now, where there can be one. */
    public static Optional<WallClock> find() {
        return LIBRARY_FOLDERS.stream()
                .map(folder -> folder.resolve(LIBRARY))
                .filter(Files::exists)
                .findFirst()
                .map(WallClock::with);
    }

    private static WallClock with(Path library) {
        try {
            return new WallClock(library, Files.createTempFile("carousel-clock-", ".offset"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the processes need to have this clock. They look at it once a second. */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                offset.toString(),
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_ONLY_CMDS",
                "postgres,redis-server");
    }

    /** Sets it to so many seconds before or after the right time. */
    public void set(long seconds) {
        try {
            Path next = offset.resolveSibling(offset.getFileName() + ".next");
            Files.writeString(next, "%+d%n".formatted(seconds));
            Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
