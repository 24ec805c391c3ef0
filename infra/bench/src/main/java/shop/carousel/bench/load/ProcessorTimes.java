package shop.carousel.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How long each process of a shop, and this one, has had a processor: a measure that a busy machine disturbs little.
 */
public record ProcessorTimes(Map<String, Duration> byPart) {

    /** Up to now. Children count with their part, as PostgreSQL's do. */
    static ProcessorTimes of(RunningShop shop) {
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
        Map<String, Double> millis = new TreeMap<>();
        byPart.forEach((part, time) -> {
            Duration spent = time.minus(before.byPart.getOrDefault(part, Duration.ZERO));
            millis.put(part, Math.round(100.0 * spent.toMillis() / Math.max(1, orders)) / 100.0);
        });
        return millis;
    }
}
