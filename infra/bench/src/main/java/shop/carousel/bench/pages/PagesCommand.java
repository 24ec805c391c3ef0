package shop.carousel.bench.pages;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shop.carousel.bench.LeftOutException;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.demo.DataOption;

/** Pages a second of a running shop. */
@Command(name = "pages", mixinStandardHelpOptions = true, description = "Pages a second of a running shop.")
public final class PagesCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private FiguresOption figures = new FiguresOption();

    @Override
    public Integer call() {
        throw new LeftOutException("Nothing is measured here yet.");
    }
}
