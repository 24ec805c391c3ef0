package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.carousel.e2e.Patience.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.carousel.broker.testing.TestBroker;
import shop.carousel.demo.servers.BrokerKind;

/** What monitoring reads off the services: the alerts' rules and the dashboards name metrics that are there. */
@WithShop
class MetricsTest {

    private static final Path MONITORING = Path.of("../compose");
    private static final Pattern METRIC = Pattern.compile(
            "\\b((?:carousel|kafka|http_server|jvm|process)_[a-z_]+)(?=[{\\[) ])|\\b(carousel_[a-z_]+)\\b");

    private final WholeShop shop;
    private final HttpClient http = HttpClient.newHttpClient();

    MetricsTest(WholeShop shop) {
        this.shop = shop;
    }

    @Test
    void metrics_ofAlertsAndDashboards_areThoseOfTheServices() throws IOException {
        shop.goods(); // signs in: metrics of requests are there after the first one
        Set<String> there = new TreeSet<>();
        for (String service : Set.of("catalog-1", "cart-1", "order-1")) {
            there.addAll(names(scrape(service)));
        }
        try (Stream<Path> dashboards = Files.list(MONITORING.resolve("grafana/dashboards"))) {
            for (Path file : Stream.concat(Stream.of(MONITORING.resolve("prometheus/alerts.yml")), dashboards)
                    .toList()) {
                Set<String> named = metricsIn(Files.readString(file));
                assertThat(named).as(file.getFileName().toString()).isNotEmpty();
                named.removeAll(there);
                assertThat(named)
                        .as(file.getFileName() + " names metrics that no service has")
                        .isEmpty();
            }
        }
    }

    @Test
    void record_thatNobodyCouldHandle_isCounted_untilItIsDecidedOn() {
        double before = figure("order-1", "carousel_dead_letters");
        String key = UUID.randomUUID().toString();
        try (TestBroker broker = shop.openBroker()) {
            broker.send(
                    "stock-events",
                    key,
                    "not JSON",
                    Map.of("ce_id", key, "ce_type", "shop.carousel.stock.reserved.v1", "ce_specversion", "1.0"));
        }
        await("one dead letter more").until(() -> figure("order-1", "carousel_dead_letters") == before + 1);
    }

    /** Which metrics a rule or a dashboard asks for; those of a broker that this shop does not have are left out. */
    private static Set<String> metricsIn(String text) {
        return METRIC.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(name -> WholeShop.broker() == BrokerKind.KAFKA || !name.startsWith("kafka_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(String scraped) {
        return scraped.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private double figure(String part, String name) {
        return scrape(part)
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(part + " does not tell " + name));
    }

    private String scrape(String part) {
        URI metrics = URI.create("http://127.0.0.1:" + shop.port(part) + "/q/metrics");
        try {
            return http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException broken) {
            throw new AssertionError(part + " does not answer", broken);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new AssertionError(ended);
        }
    }
}
