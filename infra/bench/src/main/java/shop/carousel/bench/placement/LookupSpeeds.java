package shop.carousel.bench.placement;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The time of a lookup, by JMH: each contender and size in a JVM of its own. */
record LookupSpeeds(Map<String, Double> nanos) {

    private static final TimeValue ROUND = TimeValue.milliseconds(200);

    static LookupSpeeds none() {
        return new LookupSpeeds(Map.of());
    }

    static LookupSpeeds measure(int[] sizes) throws RunnerException {
        var options = new OptionsBuilder()
                .include(LookupBenchmark.class.getName())
                .param(
                        "contender",
                        Stream.of(Contender.values()).map(Enum::name).toArray(String[]::new))
                .param("nodes", IntStream.of(sizes).mapToObj(Integer::toString).toArray(String[]::new))
                .forks(1)
                .warmupIterations(3)
                .warmupTime(ROUND)
                .measurementIterations(5)
                .measurementTime(ROUND)
                .verbosity(VerboseMode.SILENT)
                .build();
        var nanos = new HashMap<String, Double>();
        for (var result : new Runner(options).run()) {
            var params = result.getParams();
            nanos.put(
                    params.getParam("contender") + params.getParam("nodes"),
                    result.getPrimaryResult().getScore());
        }
        return new LookupSpeeds(nanos);
    }

    @Nullable
    Double nanos(Contender contender, int nodes) {
        return nanos.get(contender.name() + nodes);
    }
}
