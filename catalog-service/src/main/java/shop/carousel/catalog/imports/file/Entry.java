package shop.carousel.catalog.imports.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a catalogue file, by field name, whatever the file's form.
 *
 * @param line where it begins, counted from 1
 * @param end its last line
 * @param fields null when the entry cannot be read
 * @param fault why it cannot be read; null when it can
 */
public record Entry(
        long line,
        long end,
        @Nullable ObjectNode fields,
        @Nullable Fault fault) {

    /** Why an entry cannot be read, and in which of its lines. */
    public record Fault(long line, String reason) {}

    static Entry of(long line, long end, ObjectNode fields) {
        return new Entry(line, end, fields, null);
    }

    static Entry broken(long line, long end, Fault fault) {
        return new Entry(line, end, null, fault);
    }
}
