package shop.carousel.bench.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.carousel.bench.against.AgainstOption;
import shop.carousel.bench.http.Question;
import shop.carousel.bench.http.QuestionBenchmark;
import shop.carousel.bench.http.Words;
import shop.carousel.bench.load.RunningShop;
import shop.carousel.bench.load.ShopOption;
import shop.carousel.bench.report.FiguresOption;

/**
 * Pages and answers a second of the read paths, on each service's own port and through the gateway, beside a file that
 * the same HTTP server serves as it is. 1 when an answer was wrong.
 */
@Command(
        name = "pages",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Pages and API answers a second, their latencies and their processor time.",
            "Each on its service's own port and through the gateway, beside a file that is served as it is."
        })
public final class PagesCommand implements Callable<Integer> {

    @Mixin
    private ShopOption shop = new ShopOption();

    @Mixin
    private QuestionBenchmark benchmark = new QuestionBenchmark();

    @Mixin
    private AgainstOption against = new AgainstOption();

    @Mixin
    private FiguresOption figures = new FiguresOption();

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Only questions whose names contain one of these; the file is always there.")
    private List<String> only = List.of();

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
        return shop.measure(1, this::measure);
    }

    private int measure(RunningShop open) throws IOException, InterruptedException {
        Map<String, QuestionBenchmark.Way> through = new LinkedHashMap<>();
        through.put("its port", question -> open.port(question.part() + "-1"));
        through.put("gateway", question -> open.url().getPort());
        benchmark.measure(
                open, chosen(questions(open)), through, spec.commandLine().getOut());
        figures.write("pages", benchmark.readings());
        return benchmark.readings().stream().allMatch(reading -> reading.failed() == 0) ? 0 : 1;
    }

    private List<Question> chosen(List<Question> all) {
        return all.stream()
                .filter(question -> only.isEmpty()
                        || question.equals(all.getFirst())
                        || only.stream().anyMatch(question.name()::contains))
                .toList();
    }

    private static List<Question> questions(RunningShop open) throws IOException, InterruptedException {
        Words words = Words.of(open);
        String sku = words.sku();
        var questions = new ArrayList<Question>();
        questions.add(Question.of("file", "catalog", "/assets/shop.css"));
        questions.add(Question.of("product API", "catalog", "/api/products/" + sku));
        questions.add(Question.of("product page", "catalog", "/products/" + sku));
        questions.add(Question.of("home page", "catalog", "/"));
        questions.add(Question.of("browse all", "catalog", "/search"));
        questions.add(Question.of("category", "catalog", "/search?category=" + Words.encoded(words.department())));
        questions.add(Question.of("one word", "catalog", "/search?q=" + Words.encoded(words.one())));
        questions.add(Question.of("two words", "catalog", "/search?q=" + Words.encoded(words.two())));
        questions.add(Question.of("misspelt word", "catalog", "/search?q=" + Words.encoded(words.misspelt())));
        questions.add(Question.of("suggest", "catalog", "/api/products/suggest?q=" + Words.encoded(words.beginning())));
        questions.add(Question.of("search API", "catalog", "/api/products?q=" + Words.encoded(words.one())));
        String cart = cart(open, sku);
        questions.add(Question.of("cart API", "cart", "/api/carts/" + cart));
        questions.add(Question.of("empty cart page", "cart", "/cart"));
        JsonNode order = open.order(sku);
        questions.add(Question.of(
                        "order API", "order", "/api/orders/" + order.path("id").asText())
                .with("Order-Token", order.path("token").asText()));
        return questions;
    }

    private static String cart(RunningShop open, String sku) throws IOException, InterruptedException {
        String id = open.post("/api/carts", "{}").path("id").asText();
        open.put("/api/carts/" + id + "/items/" + sku, "{\"quantity\":1}");
        return id;
    }
}
