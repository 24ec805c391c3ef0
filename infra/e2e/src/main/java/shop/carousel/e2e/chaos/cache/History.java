package shop.carousel.e2e.chaos.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was done in a run, and when faults were about: all that the verdict is made from, so that it can be made again
 * from the file.
 *
 * @param title of the run, one line
 */
record History(String title, List<Window> windows, List<Note> notes) {

    private static final String BEGINNING = "Chaos in the cache: ";
    private static final String WINDOW = "WINDOW ";
    private static final String OF_CLOCK = "clock";

    History {
        windows = List.copyOf(windows);
        notes = List.copyOf(notes);
    }

    static History of(long seed, Duration length, Set<String> without, List<Window> windows, List<Note> notes) {
        var title = BEGINNING + "seed %d, %d s, without %s".formatted(seed, length.toSeconds(), without);
        return new History(title, windows, notes);
    }

    void write(Path file) throws IOException {
        Stream<String> lines = Stream.of(
                        Stream.of(title),
                        windows.stream().map(History::line),
                        notes.stream().map(Note::line))
                .flatMap(all -> all);
        Files.write(file, (Iterable<String>) lines::iterator);
    }

    private static String line(Window window) {
        return WINDOW + window.begin() + " " + window.end() + (window.ofClock() ? " " + OF_CLOCK : "");
    }

    static History read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            var all = lines.iterator();
            String title = all.hasNext() ? all.next() : "";
            if (!title.startsWith(BEGINNING)) {
                throw new IOException(file + " is no history of a run: it does not begin with \"" + BEGINNING + "\"");
            }
            var windows = new ArrayList<Window>();
            var notes = new ArrayList<Note>();
            while (all.hasNext()) {
                read(all.next(), windows, notes);
            }
            return new History(title, windows, notes);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | UncheckedIOException e) {
            throw new IOException(file + " is no history of a run: " + e.getMessage(), e);
        }
    }

    private static void read(String line, List<Window> windows, List<Note> notes) {
        if (line.startsWith(WINDOW)) {
            String[] words = line.split(" ");
            boolean ofClock = words.length > 3 && words[3].equals(OF_CLOCK);
            windows.add(new Window(Long.parseLong(words[1]), Long.parseLong(words[2]), ofClock));
        } else {
            notes.add(Note.parse(line));
        }
    }

    Verdict verdict() {
        return Verdict.of(
                notes,
                WorkerRing.STALENESS_BOUND.toNanos(),
                note -> windows.stream().noneMatch(window -> window.touches(note)),
                note -> windows.stream().noneMatch(window -> window.ofClock() && window.touches(note)));
    }
}
