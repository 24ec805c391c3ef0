package shop.carousel.catalog.imports.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of a CSV file.
 *
 * @param line where it begins, counted from 1
 * @param end its last line
 * @param fields as far as they could be read
 * @param fault the first thing that is wrong with it; null when it can be read
 */
record CsvRecord(long line, long end, List<String> fields, Entry.@Nullable Fault fault) {

    boolean isBlank() {
        return fault == null && fields.stream().allMatch(String::isBlank);
    }
}
