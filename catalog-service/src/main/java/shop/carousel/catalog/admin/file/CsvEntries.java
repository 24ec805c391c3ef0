package shop.carousel.catalog.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.admin.Lines.Line;

/**
 * CSV with a header (RFC 4180), separated by commas, semicolons or tabs, whichever the header has most of. A quoted field may go over
 * several lines, but not over many: a quote that is never closed costs its own line and not the rest of the file.
 */
final class CsvEntries implements Entries {

    private static final int MOST_LINES = 50;

    private final Lines lines;
    private final ObjectMapper json;
    private final CsvRecord format;
    private final List<String> header;
    private final Deque<Line> again = new ArrayDeque<>();

    CsvEntries(Lines lines, String header, ObjectMapper json) throws UnreadableFileException {
        this.lines = lines;
        this.json = json;
        this.format = CsvRecord.separatedAs(header);
        this.header = format.fields(header).orElse(List.of()).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!this.header.contains("sku") || !this.header.contains("name")) {
            throw new UnreadableFileException(
                    "The file is neither JSON Lines nor CSV with a header that has the columns"
                            + " sku, name, description, brand, category, price, available.");
        }
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
        return again.isEmpty() ? lines.next() : again.removeFirst();
    }

    private Entry read(long number, String text) throws IOException {
        StringBuilder record = new StringBuilder(text);
        Deque<Line> taken = new ArrayDeque<>();
        Optional<List<String>> fields = format.fields(text);
        while (fields.isEmpty() && taken.size() < MOST_LINES) {
            Line more = nextLine();
            if (more == null || more.text() == null) {
                break;
            }
            taken.addLast(more);
            fields = format.fields(record.append('\n').append(more.text()).toString());
        }
        if (fields.isEmpty()) {
            taken.descendingIterator().forEachRemaining(again::addFirst);
            return Entry.broken(number, "The line has a quote that is not closed.");
        }
        return entry(number, fields.get());
    }

    private Entry entry(long number, List<String> fields) {
        if (fields.size() != header.size()) {
            return Entry.broken(
                    number, "The line has " + fields.size() + " fields, but the header " + header.size() + ".");
        }
        ObjectNode entry = json.createObjectNode();
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isEmpty()) {
                entry.put(header.get(i), fields.get(i));
            }
        }
        return Entry.of(number, entry);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** How a line is cut into fields. */
    record CsvRecord(char separator) {

        static CsvRecord separatedAs(String header) {
            char best = ',';
            for (char candidate : new char[] {';', '\t'}) {
                best = count(header, candidate) > count(header, best) ? candidate : best;
            }
            return new CsvRecord(best);
        }

        private static long count(String text, char wanted) {
            return text.chars().filter(c -> c == wanted).count();
        }

        /** The fields; empty when the text ends within quotes. */
        Optional<List<String>> fields(String text) {
            List<String> fields = new ArrayList<>();
            StringBuilder field = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else if (c == '"' && (quoted || field.isEmpty())) {
                    quoted = !quoted;
                } else if (c == separator && !quoted) {
                    fields.add(field.toString());
                    field.setLength(0);
                } else {
                    field.append(c);
                }
            }
            fields.add(field.toString());
            return quoted ? Optional.empty() : Optional.of(fields);
        }
    }
}
