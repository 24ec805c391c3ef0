package shop.carousel.e2e.fuzz;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds stack traces that came into logs since it began to watch them. */
public final class LogWatch {

    private static final Pattern TRACE = Pattern.compile("^(?:\\s+at [\\w.$/]+\\(|Caused by: ).*");
    private static final int MOST_BYTES = 64 << 20;

    private final Path folder;
    private final Map<Path, Long> begins = new HashMap<>();

    private LogWatch(Path folder) {
        this.folder = folder;
    }

    /** Watches the files of a folder, from their present ends on. */
    public static LogWatch of(Path folder) throws IOException {
        var watch = new LogWatch(folder);
        for (Path file : watch.files()) {
            watch.begins.put(file, Files.size(file));
        }
        return watch;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    /** The lines before each trace and its first one, by file. */
    public List<String> traces() throws IOException {
        var found = new java.util.ArrayList<String>();
        for (Path file : files()) {
            String[] lines = since(file, begins.getOrDefault(file, 0L)).split("\n");
            for (int i = 1; i < lines.length; i++) {
                if (TRACE.matcher(lines[i]).matches()
                        && !TRACE.matcher(lines[i - 1]).matches()) {
                    found.add(file.getFileName() + ": " + lines[i - 1].strip() + " | " + lines[i].strip());
                }
            }
        }
        return List.copyOf(found);
    }

    private static String since(Path file, long begin) throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.min(begin, log.length()));
            var bytes = new byte[(int) Math.min(MOST_BYTES, log.length() - log.getFilePointer())];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
