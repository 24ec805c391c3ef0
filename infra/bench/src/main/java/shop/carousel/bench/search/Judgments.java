package shop.carousel.bench.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People's grades of products for texts.
 *
 * @param byText SKUs with their grades from 0 to 3, for texts with at least one grade above 0
 */
record Judgments(Map<String, Map<String, Integer>> byText) {

    private static final Pattern ROW = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^,]*)),([^,]+),([0-3])");

    /** Reads {@code query,docid,rating}, with a header. */
    static Judgments read(Path file) throws IOException {
        Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i++) {
            Matcher row = ROW.matcher(lines.get(i).strip());
            if (!row.matches()) {
                throw new IOException("%s, line %d: a row is query,docid,rating.".formatted(file, i + 1));
            }
            String text = row.group(1) == null ? row.group(2) : row.group(1).replace("\"\"", "\"");
            grades.computeIfAbsent(text, none -> new LinkedHashMap<>())
                    .put(row.group(3), Integer.parseInt(row.group(4)));
        }
        grades.values().removeIf(each -> each.values().stream().allMatch(grade -> grade == 0));
        return new Judgments(grades);
    }
}
