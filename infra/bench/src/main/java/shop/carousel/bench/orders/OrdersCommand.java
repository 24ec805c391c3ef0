package shop.carousel.bench.orders;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shop.carousel.bench.LeftOutException;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.demo.DataOption;

/** Orders a second through the whole shop, from POST to CONFIRMED. */
@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description = "Orders a second through the whole shop, from POST to CONFIRMED.")
public final class OrdersCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private FiguresOption figures = new FiguresOption();

    @Override
    public Integer call() {
        throw new LeftOutException("Nothing is measured here yet.");
    }
}
