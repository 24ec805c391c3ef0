package shop.carousel.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import shop.carousel.demo.servers.PartFailedException;
import shop.carousel.demo.supervisor.StateFile;

/**
 * One shop at a time works on a data folder. The operating system gives the lock back when its holder ends, however it
 * ends.
 */
public final class DataLock implements AutoCloseable {

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or says who has it. */
    public static DataLock take(Path data) throws IOException {
        Files.createDirectories(data);
        var channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new PartFailedException("The data folder " + data + " is in use by a running shop" + holder(data)
                    + ". Stop that one with ./shop down, or name another folder with --data.");
        }
        return new DataLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // the holder is this very JVM
        }
    }

    private static String holder(Path data) throws IOException {
        return new StateFile(data.resolve("state.json"))
                .read()
                .filter(state -> state.launcher().alive())
                .map(state -> " (process " + state.launcher().pid() + ", " + state.url() + ")")
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
