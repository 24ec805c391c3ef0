package shop.carousel.catalog.imports.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The entries of a catalogue file. Its first character tells JSON Lines from CSV. */
public interface Entries extends Closeable {

    /** The next entry, or null behind the last. */
    @Nullable
    Entry next() throws IOException;

    /** The columns, where the file has a header. */
    default @Nullable Header header() {
        return null;
    }

    /** Opens a file. Fails with {@link UnreadableFileException} where it cannot be a catalogue. */
    static Entries open(InputStream file, FileLimits limits, ObjectMapper json) throws IOException {
        ByteSource bytes = ByteSource.open(file, limits.unpackedBytes());
        try {
            return of(bytes, limits, json);
        } catch (IOException | RuntimeException fault) {
            bytes.close();
            throw fault;
        }
    }

    private static Entries of(ByteSource bytes, FileLimits limits, ObjectMapper json) throws IOException {
        int blanks = 0;
        while (Character.isWhitespace(bytes.peek(blanks)) && blanks < limits.recordBytes()) {
            blanks++;
        }
        return switch (bytes.peek(blanks)) {
            case -1 -> throw new UnreadableFileException("The file has no lines.");
            case '{' -> new JsonEntries(new Lines(bytes, limits.recordBytes()), json);
            case '[' -> throw new UnreadableFileException("The file is a JSON array: send one object on each line.");
            default -> CsvEntries.of(bytes, limits, json);
        };
    }
}
