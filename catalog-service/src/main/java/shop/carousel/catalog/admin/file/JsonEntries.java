package shop.carousel.catalog.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.admin.Lines.Line;

/** JSON Lines: one object on each line, empty lines between them do not matter. */
final class JsonEntries implements Entries {

    private final Lines lines;
    private final ObjectReader reader;
    private @Nullable Line first;

    JsonEntries(Lines lines, Line first, ObjectMapper json) {
        this.lines = lines;
        this.first = first;
        this.reader = json.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Override
    public @Nullable Entry next() throws IOException {
        for (Line line = nextLine(); line != null; line = nextLine()) {
            String text = line.text();
            if (text == null) {
                return Entry.broken(line.number(), "The line " + line.fault() + ".");
            }
            if (!text.isBlank()) {
                return read(line.number(), text);
            }
        }
        return null;
    }

    private @Nullable Line nextLine() throws IOException {
        Line line = first == null ? lines.next() : first;
        first = null;
        return line;
    }

    private Entry read(long number, String text) {
        try {
            return reader.readTree(text) instanceof ObjectNode fields
                    ? Entry.of(number, fields)
                    : Entry.broken(number, "The line is not a JSON object.");
        } catch (JsonProcessingException | NumberFormatException broken) { // the latter for an exponent beyond an int
            return Entry.broken(number, "The line is not valid JSON.");
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
