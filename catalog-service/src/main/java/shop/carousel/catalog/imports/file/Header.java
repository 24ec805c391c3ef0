package shop.carousel.catalog.imports.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of a CSV file.
 *
 * @param labels the names as they are written, by the names in lower case; columns without a name are not among them
 * @param decimalComma whether a comma may be a decimal point, because it does not separate fields
 */
public record Header(Map<String, String> labels, boolean decimalComma) {

    private static final int SHOWN_COLUMNS = 60;
    private static final int SHOWN_CHARACTERS = 40;

    /** Immutable. */
    public Header {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** The names in lower case. */
    public Set<String> names() {
        return labels.keySet();
    }

    /** For people: the first columns as they are written, without unprintable characters. */
    public String shown() {
        String columns = labels.values().stream()
                .limit(SHOWN_COLUMNS)
                .map(name -> name.length() > SHOWN_CHARACTERS ? name.substring(0, SHOWN_CHARACTERS) + "…" : name)
                .map(name -> name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?"))
                .collect(Collectors.joining(", "));
        return labels.size() > SHOWN_COLUMNS ? columns + " and " + (labels.size() - SHOWN_COLUMNS) + " more" : columns;
    }

    /** Reads the names. Fails if a name stands twice, because it is ambiguous. */
    static Header of(List<String> fields, char separator) throws UnreadableFileException {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String field : fields) {
            String label = field.strip();
            if (!label.isEmpty() && labels.put(nameOf(field), label) != null) {
                throw new UnreadableFileException("The header has the column " + label + " twice.");
            }
        }
        return new Header(labels, separator != ',');
    }

    static String nameOf(String field) {
        return field.strip().toLowerCase(Locale.ROOT);
    }
}
