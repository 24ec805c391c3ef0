package shop.carousel.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How long each process of a shop, and this one, has had a processor: a measure that a busy machine disturbs little.
 */
public record ProcessorTimes(Map<String, Duration> byPart) {

    /** Up to now. Children count with their part, as PostgreSQL's do. */
    public static ProcessorTimes of(RunningShop shop) {
        Map<String, Duration> times = new TreeMap<>();
        shop.processes()
                .forEach((name, process) -> times.put(
                        name,
                        Stream.concat(Stream.of(process), process.descendants())
                                .map(ProcessorTimes::time)
                                .reduce(Duration.ZERO, Duration::plus)));
        times.put("generator", time(ProcessHandle.current()));
        return new ProcessorTimes(times);
    }

    private static Duration time(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Milliseconds for each of so many orders, by part. */
    public Map<String, Double> perOrderSince(ProcessorTimes before, long orders) {
        return since(before, time -> Math.round(100.0 * time.toMillis() / Math.max(1, orders)) / 100.0);
    }

    /** Microseconds for each of so many answers, by part. */
    public Map<String, Double> microsSince(ProcessorTimes before, long answers) {
        return since(before, time -> time.toNanos() / 1_000.0 / Math.max(1, answers));
    }

    private Map<String, Double> since(ProcessorTimes before, ToDoubleFunction<Duration> each) {
        Map<String, Double> spent = new TreeMap<>();
        byPart.forEach((part, time) ->
                spent.put(part, each.applyAsDouble(time.minus(before.byPart.getOrDefault(part, Duration.ZERO)))));
        return spent;
    }
}
