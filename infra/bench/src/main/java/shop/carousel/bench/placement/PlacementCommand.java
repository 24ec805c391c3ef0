package shop.carousel.bench.placement;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shop.carousel.bench.LeftOutException;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.demo.DataOption;

/** Balance, moves, cost of a lookup and memory of every placement. */
@Command(
        name = "placement",
        mixinStandardHelpOptions = true,
        description = "Balance, moves, cost of a lookup and memory of every placement.")
public final class PlacementCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private FiguresOption figures = new FiguresOption();

    @Override
    public Integer call() {
        throw new LeftOutException("Nothing is measured here yet.");
    }
}
