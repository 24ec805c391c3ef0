package shop.carousel.demo.gateway;

import static java.util.stream.Collectors.toMap;

import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.carousel.contracts.Routes;
import shop.carousel.contracts.Routes.Target;
import shop.carousel.demo.servers.Ports;

/** The gateway of {@code ./shop up}. */
final class EmbeddedFront implements Front {

    private @Nullable Gateway gateway;

    @Override
    public List<SocketAddress> places(int count) {
        return Ports.free(count).stream()
                .map(port -> SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .toList();
    }

    @Override
    public int open(GatewaySettings limits, Map<Target, List<SocketAddress>> instances) throws Exception {
        int port = Ports.free(1).getFirst();
        var balancer = new Balancer(instances.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> instances(entry.getValue(), limits))));
        gateway = new Gateway(port, Routes.load(), balancer, limits);
        gateway.start();
        return port;
    }

    private static List<Instance> instances(List<SocketAddress> places, GatewaySettings limits) {
        return places.stream().map(place -> new Instance(place.port(), limits)).toList();
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
    }
}
