package shop.carousel.demo.gateway;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import shop.carousel.contracts.Routes;
import shop.carousel.contracts.Routes.Target;

/**
 * The gateway's JVM. Arguments: its port, then for each service {@code catalog=8081,8092}: the loopback ports of its
 * instances.
 */
final class GatewayMain {

    private GatewayMain() {}

    public static void main(String[] arguments) {
        var settings = GatewaySettings.of(System.getProperties());
        var balancer = new Balancer(instances(List.of(arguments).subList(1, arguments.length), settings));
        start(Integer.parseInt(arguments[0]), balancer, settings);
    }

    private static void start(int port, Balancer balancer, GatewaySettings settings) {
        try {
            new Gateway(port, Routes.load(), balancer, settings).start();
            System.out.println("The gateway listens on port " + port + ".");
        } catch (Exception e) {
            System.out.println("The gateway cannot start: " + e);
            System.exit(1);
        }
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
