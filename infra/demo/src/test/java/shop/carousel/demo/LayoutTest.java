package shop.carousel.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals("http://localhost:8080", usual.url());
        assertEquals(8081, usual.instances(Service.CATALOG).getFirst().port());
        assertEquals(8082, usual.instances(Service.CART).getFirst().port());
        assertEquals(8083, usual.instances(Service.ORDER).getFirst().port());
        assertEquals(
                List.of("redis-a", "redis-b", "redis-c"),
                usual.cacheNodes().stream().map(Layout.Node::id).toList());
    }

    @Test
    void instances_several_haveNamesAndPortsOfTheirOwn() {
        Layout big = layout(9000, new Counts(16, 8, 8, 8));
        assertEquals(
                new Instance(Service.CATALOG, 2, 9012),
                big.instances(Service.CATALOG).get(1));
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
        assertEquals(ports.size(), ports.stream().distinct().count());
        assertTrue(ports.stream().allMatch(port -> port >= 9000 && port <= 9080));
    }

    @Test
    void counts_outOfBounds_areRefusedByTheirOption() {
        var refused = assertThrows(IllegalArgumentException.class, () -> new Counts(0, 1, 1, 1));
        assertEquals("--redis takes 1 to 16, not 0", refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Counts(3, 9, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> layout(65_500, new Counts(3, 1, 1, 1)));
        assertThrows(IllegalArgumentException.class, () -> layout(80, new Counts(3, 1, 1, 1)));
    }
}
