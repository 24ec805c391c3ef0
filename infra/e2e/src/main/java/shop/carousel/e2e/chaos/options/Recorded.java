package shop.carousel.e2e.chaos.options;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a run was asked with, from which its plan of faults follows: the first line of what is kept of a run.
 *
 * @param rate orders a second; 0 where there are none
 */
public record Recorded(long seed, int seconds, int rate, Set<String> without) {

    private static final Pattern LINE = Pattern.compile(".*: seed (?<seed>-?\\d{1,19}), (?<seconds>\\d{1,5}) s"
            + "(?:, (?<rate>\\d{1,4}) orders a second)?, without \\[(?<without>[a-z, ]*)]");

    public Recorded {
        without = Set.copyOf(without);
    }

    /**
     * Reads it.
     *
     * @throws IOException when the file is none that a run has left
     */
    static Recorded read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            var line = LINE.matcher(lines.findFirst().orElse(""));
            if (!line.matches()) {
                throw new IOException(file + " does not begin as what is kept of a run does");
            }
            var rate = line.group("rate");
            var without = line.group("without");
            return new Recorded(
                    Long.parseLong(line.group("seed")),
                    Integer.parseInt(line.group("seconds")),
                    rate == null ? 0 : Integer.parseInt(rate),
                    without.isEmpty() ? Set.of() : Set.copyOf(List.of(without.split(", "))));
        } catch (NumberFormatException | UncheckedIOException e) {
            throw new IOException(file + " is nothing that a run has left: " + e.getMessage(), e);
        }
    }
}
