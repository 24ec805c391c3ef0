package shop.carousel.demo.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the instances that are out, and takes back those that accept a connection again. */
final class Prober implements AutoCloseable {

    private final Balancer balancer;
    private final GatewaySettings settings;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gateway-prober").factory());

    Prober(Balancer balancer, GatewaySettings settings) {
        this.balancer = balancer;
        this.settings = settings;
    }

    void start() {
        clock.scheduleWithFixedDelay(
                () -> balancer.all().filter(instance -> !instance.isIn()).forEach(this::probe),
                settings.probeMillis(),
                settings.probeMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void probe(Instance instance) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), instance.port()), settings.connectMillis());
            instance.answered();
        } catch (IOException stillAway) {
            // It is looked at again.
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
