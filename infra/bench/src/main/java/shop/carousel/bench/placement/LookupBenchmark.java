package shop.carousel.bench.placement;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One lookup, over 4,096 keys such as {@code product-4711} in turn. {@code ./shop bench placement} runs it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the fields up
public class LookupBenchmark {

    private static final int KEYS = 4_096;

    @Param("SLOT_TABLE")
    private Contender contender;

    @Param("8")
    private int nodes;

    private Locator locator;
    private String[] keys;
    private int next;

    @Setup
    public void setUp() {
        locator = contender.locator(Spread.pool(nodes));
        keys = IntStream.range(0, KEYS).mapToObj(Spread::key).toArray(String[]::new);
    }

    @Benchmark
    public Object locate() {
        next = (next + 1) & (KEYS - 1);
        return locator.locate().apply(keys[next]);
    }
}
