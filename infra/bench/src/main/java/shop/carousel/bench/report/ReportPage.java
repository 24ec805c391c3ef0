package shop.carousel.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One HTML page of what benchmarks printed and drew, without a script or a file beside it.
 *
 * @param commit what was measured, as {@code git describe} names it
 */
public record ReportPage(Machine machine, String commit, List<Part> parts) {

    private static final String STYLE = """
            <style>
              :root { color-scheme: light dark; }
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
              .scroll { overflow-x: auto; }
              table { border-collapse: collapse; font-size: .85rem; margin: 1rem 0; }
              th, td { padding: .25rem .6rem; border-bottom: 1px solid #8c959f66; text-align: left; }
              td.figure, th.figure { text-align: right; font-variant-numeric: tabular-nums; }
              pre { white-space: pre-wrap; }
              svg { max-width: 100%; height: auto; }
            </style>
            """;

    /**
     * One benchmark.
     *
     * @param command by which it can be run again
     * @param printed its tables, as {@link Table} prints them, among other lines
     * @param drawing its figures as SVG; empty where it draws none
     * @param exitCode 0 where it was measured
     */
    public record Part(String name, String command, String printed, String drawing, int exitCode) {}

    /** The page. */
    public String html() {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Carousel, measured</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                %s</head><body>
                <h1>Carousel, measured</h1>
                <p>Commit %s.</p>
                <p>%s.</p>
                <nav><ul>%s</ul></nav>
                %s</body></html>
                """.formatted(
                        STYLE,
                        escaped(commit),
                        escaped(machine.toString()),
                        parts.stream()
                                .map(part -> "<li><a href=\"#%1$s\">%1$s</a></li>".formatted(escaped(part.name())))
                                .collect(Collectors.joining()),
                        parts.stream().map(ReportPage::section).collect(Collectors.joining()));
    }

    private static String section(Part part) {
        return """
                <section id="%1$s"><h2>%1$s</h2>
                <p><code>%2$s</code>%3$s</p>
                %4$s%5$s</section>
                """.formatted(
                        escaped(part.name()),
                        escaped(part.command()),
                        part.exitCode() == 0 ? "" : " ended with " + part.exitCode() + ": these are no figures.",
                        body(part.printed().lines().toList()),
                        part.drawing());
    }

    /** Lines that belong together are one table or one paragraph. */
    private static String body(List<String> lines) {
        StringBuilder html = new StringBuilder();
        List<String> block = new ArrayList<>();
        for (String line : Stream.concat(lines.stream(), Stream.of("")).toList()) {
            boolean isOther = !block.isEmpty() && isRow(line) != isRow(block.getFirst());
            if (line.isBlank() || isOther) {
                html.append(block(block));
                block.clear();
            }
            if (!line.isBlank()) {
                block.add(line);
            }
        }
        return html.toString();
    }

    private static String block(List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        return isRow(lines.getFirst()) && lines.size() > 1
                ? table(lines)
                : "<pre>" + escaped(String.join("\n", lines)) + "</pre>\n";
    }

    private static String table(List<String> lines) {
        List<String> rules = cells(lines.get(1));
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n<thead>");
        html.append(row(lines.getFirst(), "th", rules)).append("</thead>\n<tbody>");
        lines.stream().skip(2).forEach(line -> html.append(row(line, "td", rules)));
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String row(String line, String tag, List<String> rules) {
        List<String> cells = cells(line);
        StringBuilder html = new StringBuilder("<tr>");
        for (int column = 0; column < cells.size(); column++) {
            boolean isFigure = column < rules.size() && rules.get(column).endsWith(":");
            html.append("<%s%s>%s</%s>"
                    .formatted(tag, isFigure ? " class=\"figure\"" : "", escaped(cells.get(column)), tag));
        }
        return html.append("</tr>\n").toString();
    }

    private static List<String> cells(String line) {
        String inner = line.strip().substring(1);
        return Stream.of(inner.substring(0, inner.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static boolean isRow(String line) {
        String text = line.strip();
        return text.length() > 1 && text.startsWith("|") && text.endsWith("|");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
