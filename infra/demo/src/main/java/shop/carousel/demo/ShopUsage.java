package shop.carousel.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import shop.carousel.demo.supervisor.ProcessId;
import shop.carousel.demo.supervisor.ProcessUsage;
import shop.carousel.demo.supervisor.ShopState;

/** What the processes of a shop took of the machine during a stretch of time: for people as a table, or as JSON. */
final class ShopUsage {

    private static final double MIB = 1 << 20;
    private static final String SUM = "together";

    private final Duration time;
    private final Map<String, Taken> taken;

    /** What one process took. Memory is what it has at the end; -1 for what this system does not tell. */
    private record Taken(double corePercent, double memoryMiB, double switchesPerSecond) {

        static Taken between(ProcessUsage before, ProcessUsage after, Duration time) {
            double seconds = time.toNanos() / 1e9;
            return new Taken(
                    100 * after.processor().minus(before.processor()).toNanos() / 1e9 / seconds,
                    after.memory().isPresent() ? after.memory().getAsLong() / MIB : -1,
                    since(before.switches(), after.switches()) / seconds);
        }

        private static double since(OptionalLong before, OptionalLong after) {
            return before.isPresent() && after.isPresent() ? after.getAsLong() - before.getAsLong() : -1;
        }
    }

    private ShopUsage(Duration time, Map<String, Taken> taken) {
        this.time = time;
        this.taken = taken;
    }

    /** Looks at a shop's processes for that time. What starts or ends meanwhile is left out. */
    static ShopUsage during(Duration time, ShopState shop) throws InterruptedException {
        long began = System.nanoTime();
        Map<String, ProcessUsage> before = now(shop);
        Thread.sleep(time);
        Map<String, ProcessUsage> after = now(shop);
        var passed = Duration.ofNanos(System.nanoTime() - began);
        before.keySet().retainAll(after.keySet());
        after.keySet().retainAll(before.keySet());
        before.put(SUM, sum(before));
        after.put(SUM, sum(after));
        Map<String, Taken> taken = new LinkedHashMap<>();
        after.forEach((part, usage) ->
                taken.put(part, Taken.between(Objects.requireNonNull(before.get(part)), usage, passed)));
        return new ShopUsage(passed, taken);
    }

    /** The parts in their order, with their children, and the launcher without what it has started. */
    private static Map<String, ProcessUsage> now(ShopState shop) {
        Map<String, ProcessUsage> usage = new LinkedHashMap<>();
        for (ShopState.PartState part : shop.parts()) {
            part.process()
                    .flatMap(ProcessId::handle)
                    .ifPresent(process -> usage.put(part.name(), ProcessUsage.ofTree(process)));
        }
        shop.launcher().handle().ifPresent(process -> usage.put("launcher", ProcessUsage.of(process)));
        return usage;
    }

    private static ProcessUsage sum(Map<String, ProcessUsage> usage) {
        return usage.values().stream()
                .reduce(ProcessUsage::plus)
                .orElse(new ProcessUsage(Duration.ZERO, OptionalLong.empty(), OptionalLong.empty()));
    }

    String text() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "Taken within %.0f s%n  %-12s %12s %11s %18s",
                time.toMillis() / 1_000.0,
                "",
                "% of a core",
                "memory MiB",
                "thread switches/s"));
        taken.forEach((part, its) -> text.append(String.format(
                Locale.ROOT,
                "%n  %-12s %12.1f %11s %18s",
                part,
                its.corePercent(),
                known(its.memoryMiB()),
                known(its.switchesPerSecond()))));
        return text.toString();
    }

    private static String known(double figure) {
        return figure < 0 ? "-" : String.format(Locale.ROOT, "%.0f", figure);
    }

    /** By part. */
    Map<String, Object> json() {
        Map<String, Object> document = new LinkedHashMap<>();
        taken.forEach((part, its) -> document.put(
                part,
                Map.of(
                        "corePercent", its.corePercent(),
                        "memoryMiB", its.memoryMiB(),
                        "switchesPerSecond", its.switchesPerSecond())));
        return document;
    }
}
