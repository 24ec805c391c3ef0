package shop.carousel.bench.stock;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shop.carousel.bench.LeftOutException;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.demo.DataOption;

/** Units of hot products sold a second, beside the usual locks. */
@Command(
        name = "stock",
        mixinStandardHelpOptions = true,
        description = "Units of hot products sold a second, beside the usual locks.")
public final class StockCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private FiguresOption figures = new FiguresOption();

    @Override
    public Integer call() {
        throw new LeftOutException("Nothing is measured here yet.");
    }
}
