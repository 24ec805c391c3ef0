package shop.carousel.bench.cache;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shop.carousel.bench.LeftOutException;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.demo.DataOption;

/** Reads through the ring, beside Redisson, Jedis, Lettuce and Quarkus. */
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        description = "Reads through the ring, beside Redisson, Jedis, Lettuce and Quarkus.")
public final class CacheCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private FiguresOption figures = new FiguresOption();

    @Override
    public Integer call() {
        throw new LeftOutException("Nothing is measured here yet.");
    }
}
