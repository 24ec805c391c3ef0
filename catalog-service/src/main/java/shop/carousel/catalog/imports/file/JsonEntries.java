package shop.carousel.catalog.imports.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.imports.file.Lines.Line;

/** JSON Lines: one object on each line, empty lines between them do not matter. */
final class JsonEntries implements Entries {

    private final Lines lines;
    private final ObjectReader reader;

    JsonEntries(Lines lines, ObjectMapper json) {
        this.lines = lines;
        this.reader = json.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    }

    @Override
    public @Nullable Entry next() throws IOException {
        for (Line line = lines.next(); line != null; line = lines.next()) {
            String text = line.text();
            if (text == null) {
                return broken(line.number(), "The line " + line.fault() + ".");
            }
            if (!text.isBlank()) {
                return read(line.number(), text);
            }
        }
        return null;
    }

    private Entry read(long number, String text) {
        try {
            return reader.readTree(text) instanceof ObjectNode fields
                    ? Entry.of(number, number, fields)
                    : broken(number, "The line is not a JSON object.");
        } catch (StreamConstraintsException beyond) {
            return broken(number, "The line is nested too deep, or has a number or a name that is too long.");
        } catch (JsonProcessingException | NumberFormatException notJson) { // the latter for an exponent beyond an int
            return broken(number, "The line is not valid JSON.");
        }
    }

    private static Entry broken(long number, String reason) {
        return Entry.broken(number, number, new Entry.Fault(number, reason));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
