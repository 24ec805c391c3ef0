package shop.carousel.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where and when something was measured: a figure without it means nothing. */
public record Machine(String processor, int processors, String system, String java, String date) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    public static Machine here() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.vendor") + " " + Runtime.version(),
                LocalDate.now(ZoneOffset.UTC).toString());
    }

    private static String processorName() {
        try (var lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /** One line for people. */
    @Override
    public String toString() {
        return "%s, %s, %d processors (%s), Java %s".formatted(date, system, processors, processor, java);
    }
}
