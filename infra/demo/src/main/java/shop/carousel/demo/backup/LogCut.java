package shop.carousel.demo.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Kafka's log as it is at one moment, while the broker goes on. Segments only grow at their ends, so the moment is the
 * lengths of the files then; the files are held open, so that compaction and retention cannot take them away before
 * they are copied. What a broker derives from the segments (indexes, recovery points, high watermarks) is left out: it
 * makes these anew at its next start, and cuts a record that is not whole.
 *
 * <p>The topic on which the ring's processes agree is left out as well: the caches of a restored shop are empty and may
 * be elsewhere, so its ring has to begin from the configuration.
 */
final class LogCut implements AutoCloseable {

    private static final Pattern OF_TOPICS =
            Pattern.compile("\\d{20}\\.log(\\.swap)?|partition\\.metadata|leader-epoch-checkpoint");
    private static final Pattern OF_METADATA =
            Pattern.compile(OF_TOPICS + "|\\d{20}-\\d{10}\\.checkpoint|quorum-state");
    private static final Pattern OF_BROKER = Pattern.compile("meta\\.properties|log-start-offset-checkpoint");
    private static final Pattern LEFT_OUT = Pattern.compile("ring-membership-\\d+|.*-(delete|future|stray)");
    private static final String METADATA = "__cluster_metadata-0";

    private record Piece(String name, FileChannel channel, long bytes) {}

    private final List<Piece> pieces = new ArrayList<>();

    private final Path log;

    /** Of the log in this folder; nothing is taken yet. */
    LogCut(Path log) {
        this.log = log;
    }

    /** Takes the log as it is now. */
    void take() throws IOException {
        take(log, OF_BROKER);
        try (var folders = Files.newDirectoryStream(log, Files::isDirectory)) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                if (!LEFT_OUT.matcher(name).matches()) {
                    take(folder, name.equals(METADATA) ? OF_METADATA : OF_TOPICS);
                }
            }
        }
    }

    private void take(Path folder, Pattern names) throws IOException {
        try (var files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : files) {
                if (names.matcher(file.getFileName().toString()).matches()) {
                    take(log.relativize(file).toString(), file);
                }
            }
        }
    }

    private void take(String name, Path file) throws IOException {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.READ);
            pieces.add(new Piece(name, channel, channel.size()));
        } catch (NoSuchFileException gone) {
            // Compaction or retention was faster: what it left has been taken, or is.
        }
    }

    /** Copies what was there at the moment. */
    void copy(String folder, ArchiveWriter archive) throws IOException {
        for (Piece piece : pieces) {
            archive.beginning(folder + "/" + piece.name(), piece.channel(), piece.bytes());
        }
    }

    @Override
    public void close() throws IOException {
        for (Piece piece : pieces) {
            piece.channel().close();
        }
    }
}
