package shop.carousel.bench.search;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shop.carousel.bench.LeftOutException;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.demo.DataOption;

/** Questions a second to the catalogue of a running shop. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Questions a second to the catalogue of a running shop.")
public final class SearchCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private FiguresOption figures = new FiguresOption();

    @Override
    public Integer call() {
        throw new LeftOutException("Nothing is measured here yet.");
    }
}
