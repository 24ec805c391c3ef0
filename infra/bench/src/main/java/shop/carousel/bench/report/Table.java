package shop.carousel.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table as Markdown prints it and a terminal shows it: texts to the left, figures to the right. */
public final class Table {

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... head) {
        this.head = List.of(head);
    }

    /** Adds a row of as many cells as the head has. */
    public Table row(Object... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException("A row has " + head.size() + " cells, not " + cells.length);
        }
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(i -> String.valueOf(cells[i]))
                .toList());
        return this;
    }

    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        lines.add(line(head));
        lines.add(IntStream.range(0, head.size())
                .mapToObj(column -> "-".repeat(width(column) + 1) + (isFigures(column) ? ":" : "-"))
                .collect(Collectors.joining("|", "|", "|")));
        rows.forEach(row -> lines.add(line(row)));
        return String.join(System.lineSeparator(), lines);
    }

    private String line(List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> pad(cells.get(column), column))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String pad(String cell, int column) {
        String blanks = " ".repeat(width(column) - cell.length());
        return isFigures(column) ? blanks + cell : cell + blanks;
    }

    private int width(int column) {
        return Math.max(
                head.get(column).length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }

    private boolean isFigures(int column) {
        return !rows.isEmpty()
                && rows.stream()
                        .map(row -> row.get(column))
                        .allMatch(cell -> cell.isEmpty() || cell.equals("–") || Character.isDigit(cell.charAt(0)));
    }
}
