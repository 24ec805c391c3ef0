package shop.carousel.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who gets in where, as {@code ACCESS.md} writes it: a line for each operation, a column for each kind of caller. */
final class AccessTable {

    /** What people read, and the test compares with. */
    static final Path WRITTEN = Path.of("ACCESS.md");

    /** Who asks. */
    enum Who {
        NOBODY,
        GUEST,
        OWNER,
        OTHER,
        SUPPORT,
        ADMIN;

        String lowerName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private AccessTable() {}

    /** The cells of each operation in the file. */
    static Map<String, List<String>> read() {
        try (Stream<String> lines = Files.lines(WRITTEN)) {
            return lines.filter(line -> line.startsWith("| `"))
                    .map(line -> Arrays.stream(line.split("\\|"))
                            .map(String::strip)
                            .filter(cell -> !cell.isEmpty())
                            .toList())
                    .collect(Collectors.toMap(
                            cells -> cells.getFirst().replace("`", ""),
                            cells -> cells.subList(1, cells.size()),
                            (first, second) -> first,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table's lines, as the file has them. */
    static String write(Map<String, List<String>> rows) {
        String head = "| operation | "
                + Stream.of(Who.values()).map(Who::lowerName).collect(Collectors.joining(" | "))
                + " |\n"
                + "|---".repeat(Who.values().length + 1)
                + "|\n";
        return rows.entrySet().stream()
                .map(row -> "| `" + row.getKey() + "` | " + String.join(" | ", row.getValue()) + " |\n")
                .collect(Collectors.joining("", head, ""));
    }

    /** What is not as it is written, in words. */
    static List<String> differences(Map<String, List<String>> written, Map<String, List<String>> now) {
        var all = new TreeMap<String, List<String>>(written);
        all.putAll(now);
        return all.keySet().stream()
                .flatMap(operation -> differences(operation, written.get(operation), now.get(operation)))
                .toList();
    }

    private static Stream<String> differences(
            String operation, @Nullable List<String> written, @Nullable List<String> now) {
        if (written == null || now == null) {
            return Stream.of(operation + (written == null ? " is not in the table" : " is gone"));
        }
        return IntStream.range(0, Who.values().length)
                .filter(i -> !written.get(i).equals(now.get(i)))
                .mapToObj(i -> "%s answers %s with %s, not %s"
                        .formatted(operation, Who.values()[i].lowerName(), now.get(i), written.get(i)));
    }
}
