package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import shop.carousel.demo.Layout;
import shop.carousel.e2e.shop.RunningShop;

/** {@code ./shop up --only infrastructure}: what a developer starts services beside. */
class InfrastructureOnlyTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path DATA = Path.of("target", "infrastructure");
    private static final Layout.Counts COUNTS = new Layout.Counts(1, 1, 1, 1);

    @Test
    void infrastructure_isUpWithoutServices_andSaysWhereItIs() throws IOException {
        if (!RunningShop.notPackaged(ROOT).isEmpty()) {
            throw new TestAbortedException("The services are not packaged (mvn verify from the root does it)");
        }
        Path files;
        try (var shop = RunningShop.start(ROOT, DATA, COUNTS, Map.of(), "--only", "infrastructure")) {
            files = shop.layout().data().resolve("dev");
            List<String> parts = shop.parts().stream().map(part -> part.name()).toList();
            assertThat(parts.containsAll(List.of("gateway", "postgres", "redis-a", "lock-a", "mail")))
                    .as(parts::toString)
                    .isTrue();
            assertThat(parts.stream().noneMatch(name -> name.matches("(catalog|cart|order)-1")))
                    .as(parts::toString)
                    .isTrue();
            for (String service : List.of("catalog", "cart", "order")) {
                assertThat(read(files.resolve(service + ".properties")).get("carousel.instance"))
                        .isEqualTo(service + "-1");
            }
        }
        assertThat(Files.exists(files))
                .as("nothing says where an infrastructure is that is not up")
                .isFalse();
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (var text = Files.newBufferedReader(file)) {
            properties.load(text);
        }
        return properties;
    }
}
