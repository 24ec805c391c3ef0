package shop.carousel.e2e.chaos.cache;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process did, in a file. A process that is killed loses what was not {@linkplain #settle settled}. Thread-safe.
 */
final class Recorder implements AutoCloseable {

    private static final String ENDING = ".history";

    private final BufferedWriter file;

    Recorder(Path folder, String process) throws IOException {
        this.file = Files.newBufferedWriter(
                folder.resolve(process + "-" + ProcessHandle.current().pid() + ENDING),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
    }

    synchronized void note(Note note) {
        try {
            file.write(note.line());
            file.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void settle() {
        try {
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    /** What all processes settled there. The last line of one that was killed may be cut off: it is left out. */
    static List<Note> read(Path folder) throws IOException {
        var notes = new ArrayList<Note>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
                String text = Files.readString(file);
                text.substring(0, text.lastIndexOf('\n') + 1)
                        .lines()
                        .map(Note::parse)
                        .forEach(notes::add);
            }
        }
        return notes;
    }
}
