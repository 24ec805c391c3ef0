package shop.carousel.bench.search;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.carousel.bench.LeftOutException;
import shop.carousel.bench.against.AgainstOption;
import shop.carousel.bench.http.Question;
import shop.carousel.bench.http.QuestionBenchmark;
import shop.carousel.bench.http.Words;
import shop.carousel.bench.load.RunningShop;
import shop.carousel.bench.load.ShopOption;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.bench.report.Machine;
import shop.carousel.catalog.search.meaning.UnusableModelException;

/**
 * Searches a second on the catalog's own port. Each request asks for something else, drawn from the names of the
 * shop's products, so that kept answers help as little as they do with real shoppers. 1 when an answer was wrong.
 */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Searches a second, their latencies and their processor time, on the catalog's own port.",
            "Each request has words of its own, from the names of the shop's products.",
            "With --relevance no shop is started: the order of results is measured by people's grades.",
            "With --related what is shown beside products is measured by real orders, in a database of its own."
        })
public final class SearchCommand implements Callable<Integer> {

    @Mixin
    private ShopOption shop = new ShopOption();

    @Option(
            names = "--relevance",
            description = "How good the order of results is, by judged products: by words and meaning, by each alone, "
                    + "and by BM25 over all text.")
    private boolean relevance;

    @Option(
            names = "--related",
            description = "How often what is shown as bought together is what was bought next, by real orders: beside "
                    + "what is sold most.")
    private boolean related;

    @Option(
            names = "--orders",
            paramLabel = "FILE",
            description = "The orders, as ./shop replay takes them "
                    + "(default: shared/data/orders/online-retail.csv.gz beside the repository).")
    private @Nullable Path orders;

    @Option(
            names = "--judged",
            paramLabel = "DIR",
            description = "The folder that has relevance/judgments.csv and catalogue/icecat.jsonl.gz "
                    + "(default: shared/data beside the repository).")
    private @Nullable Path judged;

    @Mixin
    private QuestionBenchmark benchmark = new QuestionBenchmark();

    @Mixin
    private AgainstOption against = new AgainstOption();

    @Mixin
    private FiguresOption figures = new FiguresOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (against.isAsked()) {
            return against.measure(
                    spec.commandLine(),
                    AgainstOption.Generator.THIS,
                    QuestionBenchmark.KEYS,
                    QuestionBenchmark.MEASURES,
                    figures);
        }
        if (related) {
            return measureRelated();
        }
        return relevance ? measureRelevance() : shop.measure(1, this::measure);
    }

    private int measureRelated() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path file = orders == null ? data().resolve("orders/online-retail.csv.gz") : orders;
        Related measured = Related.measure(file, home().resolve("target"));
        out.println(Machine.here());
        out.println(measured.report());
        out.flush();
        figures.write("related", measured.figures());
        return 0;
    }

    private static Path home() {
        return Path.of(System.getProperty("carousel.home", "")).toAbsolutePath();
    }

    private static Path data() {
        return home().resolve("../shared/data");
    }

    private int measureRelevance() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path data = judged == null ? data() : judged;
        Relevance measured = measured(data, out);
        out.println(Machine.here());
        out.println(measured.report());
        out.flush();
        figures.write("relevance", measured.figures());
        return 0;
    }

    private static Relevance measured(Path data, PrintWriter out) throws IOException {
        try {
            return Relevance.measure(data, embedded -> {
                out.printf("%,d products are embedded.%n", embedded);
                out.flush();
            });
        } catch (UnusableModelException fault) {
            throw new LeftOutException("Relevance is not measured: " + fault.getMessage());
        }
    }

    private int measure(RunningShop open) throws IOException, InterruptedException {
        benchmark.measure(
                open,
                questions(Words.of(open)),
                Map.of("its port", question -> open.port("catalog-1")),
                spec.commandLine().getOut());
        figures.write("search", benchmark.readings());
        return benchmark.readings().stream().allMatch(reading -> reading.failed() == 0) ? 0 : 1;
    }

    private static List<Question> questions(Words words) {
        return List.of(
                Question.of("file", "catalog", "/assets/shop.css"),
                search("one word", () -> "q=" + Words.encoded(words.one())),
                search("two words", () -> "q=" + Words.encoded(words.two())),
                search(
                        "two words, brand, in stock",
                        () -> "q=" + Words.encoded(words.two()) + "&inStock=true&brand="
                                + Words.encoded(words.brand())),
                search("misspelt word", () -> "q=" + Words.encoded(words.misspelt())),
                search(
                        "category and price",
                        () -> "category=" + Words.encoded(words.department()) + "&minPrice=10&maxPrice=500"),
                search("browse by price", () -> "sort=price"),
                new Question(
                        "suggest",
                        "catalog",
                        () -> "/api/products/suggest?q=" + Words.encoded(words.beginning()),
                        Map.of()));
    }

    private static Question search(String name, Supplier<String> parameters) {
        return new Question(name, "catalog", () -> "/api/products?" + parameters.get(), Map.of());
    }
}
