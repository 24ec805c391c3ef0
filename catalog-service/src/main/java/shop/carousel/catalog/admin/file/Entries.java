package shop.carousel.catalog.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.admin.Lines.Line;

/** The entries of a catalogue file. Its first line tells JSON Lines from CSV. */
interface Entries extends Closeable {

    /** The next entry, or null behind the last. */
    @Nullable
    Entry next() throws IOException;

    /** Opens a file. Fails with {@link UnreadableFileException} where it cannot be a catalogue. */
    static Entries open(Path file, ImportConfig config, ObjectMapper json) throws IOException {
        Lines lines = new Lines(file, config.lineBytes(), config.unpackedBytes());
        try {
            return of(lines, firstOf(lines), json);
        } catch (IOException | RuntimeException fault) {
            lines.close();
            throw fault;
        }
    }

    private static Entries of(Lines lines, Line first, ObjectMapper json) throws UnreadableFileException {
        String text = first.text();
        if (text == null) {
            throw new UnreadableFileException("The first line " + first.fault() + ".");
        }
        return switch (text.stripLeading().charAt(0)) {
            case '{' -> new JsonEntries(lines, first, json);
            case '[' -> throw new UnreadableFileException("The file is a JSON array: send one object on each line.");
            default -> new CsvEntries(lines, text, json);
        };
    }

    private static Line firstOf(Lines lines) throws IOException {
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (line.text() == null || !line.text().isBlank()) {
                return line;
            }
        }
        throw new UnreadableFileException("The file has no lines.");
    }
}
