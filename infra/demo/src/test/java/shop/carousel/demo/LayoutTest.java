package shop.carousel.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.Layout.Counts;
import shop.carousel.demo.Layout.Instance;
import shop.carousel.demo.Layout.Service;

class LayoutTest {

    private static Layout layout(int base, Counts counts) {
        return new Layout(Path.of("data"), base, counts);
    }

    @Test
    void ports_ofTheUsualShop_areTheOnesThatTheApiNames() {
        Layout usual = layout(8080, new Counts(3, 1, 1, 1));
        assertThat(usual.url()).isEqualTo("http://localhost:8080");
        assertThat(usual.instances(Service.CATALOG).getFirst().port()).isEqualTo(8081);
        assertThat(usual.instances(Service.CART).getFirst().port()).isEqualTo(8082);
        assertThat(usual.instances(Service.ORDER).getFirst().port()).isEqualTo(8083);
        assertThat(usual.cacheNodes().stream().map(Layout.Node::id).toList())
                .isEqualTo(List.of("redis-a", "redis-b", "redis-c"));
    }

    @Test
    void instances_several_haveNamesAndPortsOfTheirOwn() {
        Layout big = layout(9000, new Counts(16, 8, 8, 8));
        assertThat(big.instances(Service.CATALOG).get(1)).isEqualTo(new Instance(Service.CATALOG, 2, 9012));
        List<Integer> ports = Stream.of(
                        Stream.of(Service.values())
                                .flatMap(service -> big.instances(service).stream())
                                .map(Instance::port),
                        big.cacheNodes().stream().map(Layout.Node::port),
                        Stream.of(big.portBase(), big.postgresPort(), big.brokerPort(), big.brokerPort() + 1),
                        Stream.of(big.mailPort(), big.mailPort() + 1),
                        Stream.of(big.lockNode().port()))
                .flatMap(some -> some)
                .toList();
        assertThat(ports.stream().distinct().count()).isEqualTo(ports.size());
        assertThat(ports.stream().allMatch(port -> port >= 9000 && port <= 9080))
                .isTrue();
    }

    @Test
    void counts_outOfBounds_areRefusedByTheirOption() {
        var refused = assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Counts(0, 1, 1, 1))
                .actual();
        assertThat(refused.getMessage()).isEqualTo("--redis takes 1 to 16, not 0");
        assertThatThrownBy(() -> new Counts(3, 9, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> layout(65_500, new Counts(3, 1, 1, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> layout(80, new Counts(3, 1, 1, 1))).isInstanceOf(IllegalArgumentException.class);
    }
}
