package shop.carousel.demo.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;

/** Looks at the instances that are out, and takes back those that accept a connection again. */
final class Prober extends AbstractVerticle {

    private final Balancer balancer;
    private final GatewaySettings settings;

    Prober(Balancer balancer, GatewaySettings settings) {
        this.balancer = balancer;
        this.settings = settings;
    }

    @Override
    public void start() {
        NetClient client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(settings.connectMillis()));
        vertx.setPeriodic(settings.probeMillis(), tick -> balancer.all()
                .filter(instance -> !instance.isIn())
                .forEach(instance -> probe(client, instance)));
    }

    private static void probe(NetClient client, Instance instance) {
        client.connect(instance.port(), "127.0.0.1").onSuccess(socket -> {
            instance.answered();
            socket.close();
        });
    }
}
