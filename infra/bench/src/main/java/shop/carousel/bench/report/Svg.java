package shop.carousel.bench.report;

import java.util.Locale;

/** A drawing that is readable on light and on dark pages: text and lines take the colour of the reader's scheme. */
public final class Svg {

    private static final String STYLE = """
            <style>
              text { font: 12px system-ui, sans-serif; fill: #24292f; }
              .title { font-size: 15px; font-weight: 600; }
              .small { font-size: 11px; fill: #57606a; }
              .axis { stroke: #8c959f; stroke-width: 1; fill: none; }
              .grid { stroke: #d0d7de; stroke-width: 1; fill: none; }
              .ours { fill: #0969da; }
              .other { fill: #8c959f; }
              .curve { fill: none; stroke-width: 2; stroke: #8c959f; }
              .curve.ours { stroke: #0969da; }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3; }
                .small { fill: #9198a1; }
                .grid { stroke: #3d444d; }
                .ours { fill: #4493f8; }
                .other { fill: #9198a1; }
                .curve { stroke: #9198a1; }
                .curve.ours { stroke: #4493f8; }
              }
            </style>
            """;

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;

    public Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    public Svg text(double x, double y, String kind, String anchor, String text) {
        return add(
                "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" text-anchor=\"%s\">%s</text>",
                x, y, kind, anchor, escaped(text));
    }

    public Svg line(double x1, double y1, double x2, double y2, String kind) {
        return add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>", x1, y1, x2, y2, kind);
    }

    public Svg bar(double x, double y, double width, double height, String kind) {
        return add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" class=\"%s\"/>",
                x, y, Math.max(1, width), height, kind);
    }

    private Svg add(String format, Object... values) {
        body.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String toString() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n%s%s</svg>\n"
                .formatted(width, height, STYLE, body);
    }
}
