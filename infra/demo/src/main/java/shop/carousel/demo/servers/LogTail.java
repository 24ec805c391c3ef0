package shop.carousel.demo.servers;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Finds the line of a log that most likely names why its program failed. */
public final class LogTail {

    private static final int TAIL_BYTES = 32_768;
    private static final int LINE_CHARS = 240;
    private static final List<String> WORDS = List.of(
            "no space left",
            "address already in use",
            "outofmemory",
            "fatal",
            "panic",
            "caused by",
            "exception",
            "error");

    private LogTail() {}

    /** The telling line, with a line break before it; empty when the log tells nothing. */
    public static String cause(Path log) {
        List<String> lines = lines(log);
        for (String word : WORDS) {
            for (String line : lines.reversed()) {
                if (line.toLowerCase(Locale.ROOT).contains(word)) {
                    return "\n  " + shortened(line);
                }
            }
        }
        return lines.isEmpty() ? "" : "\n  " + shortened(lines.getLast());
    }

    private static String shortened(String line) {
        return line.length() <= LINE_CHARS ? line : line.substring(0, LINE_CHARS) + "…";
    }

    private static List<String> lines(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            var bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
