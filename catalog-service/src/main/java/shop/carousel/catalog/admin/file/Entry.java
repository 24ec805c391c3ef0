package shop.carousel.catalog.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a catalogue file, by field name, whatever the file's format.
 *
 * @param line where it begins, counted from 1
 * @param fields null when the entry cannot be read
 * @param fault why it cannot be read; null when it can
 */
record Entry(
        long line, @Nullable ObjectNode fields, @Nullable String fault) {

    static Entry of(long line, ObjectNode fields) {
        return new Entry(line, fields, null);
    }

    static Entry broken(long line, String fault) {
        return new Entry(line, null, fault);
    }
}
