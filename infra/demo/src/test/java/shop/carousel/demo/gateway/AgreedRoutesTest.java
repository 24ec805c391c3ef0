package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.carousel.contracts.Routes;
import shop.carousel.contracts.Routes.Route;
import shop.carousel.contracts.Routes.Trait;

/** What services say of their routes is what the gateway's table says of them. */
class AgreedRoutesTest {

    private final Routes routes = Routes.load();

    static Stream<String> said(String setting) throws IOException {
        var said = new Properties();
        for (String service : List.of("catalog-service", "cart-service", "order-service")) {
            var settings = new Properties();
            try (var file = Files.newBufferedReader(
                    Path.of("..", "..", service, "src", "main", "resources", "application.properties"))) {
                settings.load(file);
            }
            said.setProperty(service, settings.getProperty(setting, ""));
        }
        return said.values().stream()
                .flatMap(value -> Arrays.stream(value.toString().split(",")))
                .filter(route -> !route.isEmpty());
    }

    static Stream<String> essential() throws IOException {
        return said("carousel.web.essential");
    }

    static Stream<String> streams() throws IOException {
        return said("carousel.web.streams");
    }

    static Stream<String> large() throws IOException {
        return said("carousel.web.large-body-paths");
    }

    private Route route(String target) {
        return routes.routeOf(target.split("\\?")[0]).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("essential")
    void route_thatOrdersHangOn_isEssential(String target) {
        String query = target.contains("?") ? target.split("\\?")[1] : null;
        assertThat(route(target).isEssential(query)).as(target).isTrue();
        assertThat(route(target).is(Trait.STREAM)).as(target).isFalse();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void route_thatStreams_isAStream(String target) {
        assertThat(route(target).is(Trait.STREAM)).as(target).isTrue();
    }

    @ParameterizedTest
    @MethodSource("large")
    void route_withFiles_isLarge(String target) {
        assertThat(route(target).is(Trait.LARGE)).as(target).isTrue();
    }
}
