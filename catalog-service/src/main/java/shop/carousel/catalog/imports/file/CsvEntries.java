package shop.carousel.catalog.imports.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a header, as spreadsheets write it: separated by commas, semicolons or tabs, whichever the header has most
 * of or a first line {@code sep=;} names. Fields that are missing at a row's end are empty, empty ones beyond the
 * header and blank rows do not count.
 */
final class CsvEntries implements Entries {

    private static final String SEPARATORS = ",;\t";

    private final ByteSource bytes;
    private final CsvReader records;
    private final ObjectMapper json;
    private final List<String> names;
    private final Header header;
    private boolean hasBlankRows;
    private boolean hasEntries;

    private CsvEntries(ByteSource bytes, CsvReader records, ObjectMapper json, List<String> fields, Header header) {
        this.bytes = bytes;
        this.records = records;
        this.json = json;
        this.names = fields.stream().map(Header::nameOf).toList();
        this.header = header;
    }

    static CsvEntries of(ByteSource bytes, FileLimits limits, ObjectMapper json) throws IOException {
        FileStart start = FileStart.of(bytes, limits.recordBytes());
        CsvReader records = new CsvReader(bytes, start.separator(), start.line(), limits.recordBytes());
        CsvRecord first = records.next();
        while (first != null && first.isBlank()) {
            first = records.next();
        }
        if (first == null) {
            throw new UnreadableFileException("The file has no lines.");
        }
        if (first.fault() != null) {
            throw new UnreadableFileException(
                    first.fault().line(),
                    "The header cannot be read. " + first.fault().reason());
        }
        return new CsvEntries(bytes, records, json, first.fields(), Header.of(first.fields(), start.separator()));
    }

    /** How a file begins: its separator, and the line that its records begin in. */
    private record FileStart(char separator, long line) {

        static FileStart of(ByteSource bytes, int mostBytes) throws IOException {
            String line = firstLine(bytes, mostBytes);
            String named = line.replace("\"", "");
            if (!named.regionMatches(true, 0, "sep=", 0, 4) || named.length() != 5) {
                return new FileStart(mostIn(line), 1);
            }
            for (int i = 0; i < line.length(); i++) {
                bytes.read();
            }
            if (bytes.read() == '\r' && bytes.peek(0) == '\n') {
                bytes.read();
            }
            return new FileStart(named.charAt(4), 2);
        }

        /** One character for each byte: only ASCII matters here. */
        private static String firstLine(ByteSource bytes, int mostBytes) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = bytes.peek(0); next >= 0 && line.length() < mostBytes; next = bytes.peek(line.length())) {
                if ((next == '\n' || next == '\r')
                        && !line.isEmpty()
                        && !line.toString().isBlank()) {
                    break;
                }
                line.append((char) next);
            }
            return line.toString();
        }

        private static char mostIn(String header) {
            char best = ',';
            long most = 0;
            String outside = header.replaceAll("\"[^\"]*+\"", "");
            for (char candidate : SEPARATORS.toCharArray()) {
                long count = outside.chars().filter(c -> c == candidate).count();
                best = count > most ? candidate : best;
                most = Math.max(most, count);
            }
            return best;
        }
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public @Nullable Entry next() throws IOException {
        for (CsvRecord found = records.next(); found != null; found = records.next()) {
            if (!found.isBlank()) {
                hasEntries = true;
                return entry(found);
            }
            hasBlankRows |= found.fields().size() > 1;
        }
        if (hasBlankRows && !hasEntries) {
            throw new UnreadableFileException("The file has a header and blank rows, but no product.");
        }
        return null;
    }

    private Entry entry(CsvRecord found) {
        Entry.Fault fault = found.fault() != null ? found.fault() : beyondHeader(found);
        if (fault != null) {
            return Entry.broken(found.line(), found.end(), fault);
        }
        ObjectNode entry = json.createObjectNode();
        for (int i = 0; i < Math.min(names.size(), found.fields().size()); i++) {
            if (!names.get(i).isEmpty() && !found.fields().get(i).isEmpty()) {
                entry.put(names.get(i), found.fields().get(i));
            }
        }
        return Entry.of(found.line(), found.end(), entry);
    }

    private Entry.@Nullable Fault beyondHeader(CsvRecord found) {
        List<String> fields = found.fields();
        boolean fits = fields.size() <= names.size()
                || fields.subList(names.size(), fields.size()).stream().allMatch(String::isBlank);
        return fits
                ? null
                : new Entry.Fault(
                        found.line(),
                        "The row has " + fields.size() + " fields, but the header only " + names.size() + ".");
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
