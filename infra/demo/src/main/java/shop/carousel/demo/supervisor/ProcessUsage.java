package shop.carousel.demo.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a process takes of the machine: processor time and context switches since it began, and the memory that it has
 * now. Memory that several processes share counts in equal parts (the "proportional set size" of proc(5)), so sums over
 * processes are right. Memory and switches are known on Linux only, and of one's own processes only.
 *
 * @param memory in bytes
 * @param switches how often one of its threads has given up its processor to wait: about once for each wake-up
 */
public record ProcessUsage(Duration processor, OptionalLong memory, OptionalLong switches) {

    private static final Path PROCESSES = Path.of("/proc");
    private static final long KIB = 1_024;

    /** Of a process without its children. */
    public static ProcessUsage of(ProcessHandle process) {
        Path folder = PROCESSES.resolve(Long.toString(process.pid()));
        return new ProcessUsage(
                process.info().totalCpuDuration().orElse(Duration.ZERO),
                sum(List.of(folder.resolve("smaps_rollup")), "Pss:", KIB),
                sum(threads(folder), "voluntary_ctxt_switches:", 1));
    }

    /** Of a process and all that it has started and that still runs. */
    public static ProcessUsage ofTree(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessUsage::of)
                .reduce(ProcessUsage::plus)
                .orElseThrow();
    }

    /** Both together. */
    public ProcessUsage plus(ProcessUsage other) {
        return new ProcessUsage(
                processor.plus(other.processor), sum(memory, other.memory), sum(switches, other.switches));
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isPresent() && other.isPresent() ? OptionalLong.of(one.getAsLong() + other.getAsLong()) : one;
    }

    private static List<Path> threads(Path folder) {
        try (Stream<Path> threads = Files.list(folder.resolve("task"))) {
            return threads.map(thread -> thread.resolve("status")).toList();
        } catch (IOException unknown) {
            return List.of();
        }
    }

    /** The number behind that name, over all files; a thread that has ended meanwhile counts no more. */
    private static OptionalLong sum(List<Path> files, String name, long unit) {
        long[] found = files.stream()
                .flatMapToLong(file -> {
                    try {
                        return Files.readAllLines(file).stream()
                                .filter(line -> line.startsWith(name))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * unit);
                    } catch (IOException gone) {
                        return LongStream.empty();
                    }
                })
                .toArray();
        return found.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(LongStream.of(found).sum());
    }
}
