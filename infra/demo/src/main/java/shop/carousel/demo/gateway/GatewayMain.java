package shop.carousel.demo.gateway;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import shop.carousel.contracts.Routes;
import shop.carousel.contracts.Routes.Target;

/** The gateway's JVM. Arguments: its port, then for each service {@code catalog=8081,8092}: the loopback ports of its instances. */
final class GatewayMain {

    private static final int EVENT_LOOPS = 2;

    private GatewayMain() {}

    public static void main(String[] arguments) {
        var settings = GatewaySettings.of(System.getProperties());
        var balancer = new Balancer(instances(List.of(arguments).subList(1, arguments.length), settings));
        start(Integer.parseInt(arguments[0]), balancer, settings);
    }

    private static void start(int port, Balancer balancer, GatewaySettings settings) {
        var vertx =
                Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS).setWorkerPoolSize(1));
        var routes = Routes.load();
        vertx.deployVerticle(
                        () -> new Gateway(port, routes, balancer, settings),
                        new DeploymentOptions().setInstances(EVENT_LOOPS))
                .compose(deployed -> vertx.deployVerticle(new Prober(balancer, settings)))
                .onSuccess(deployed -> System.out.println("The gateway listens on port " + port + "."))
                .onFailure(GatewayMain::fail);
    }

    private static void fail(Throwable cause) {
        System.out.println("The gateway cannot start: " + cause);
        System.exit(1);
    }

    static Map<Target, List<Instance>> instances(List<String> arguments, GatewaySettings settings) {
        var instances = new EnumMap<Target, List<Instance>>(Target.class);
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            instances.put(
                    Target.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                    Arrays.stream(parts[1].split(","))
                            .map(Integer::valueOf)
                            .map(port -> new Instance(port, settings))
                            .toList());
        }
        return instances;
    }
}
