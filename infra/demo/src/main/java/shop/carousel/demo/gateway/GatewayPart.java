package shop.carousel.demo.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shop.carousel.demo.servers.Jars;
import shop.carousel.demo.servers.Java;
import shop.carousel.demo.servers.Launch;
import shop.carousel.demo.servers.Part;
import shop.carousel.demo.servers.Web;

/** The gateway as a part of the shop: a small JVM of its own. */
public final class GatewayPart implements Part {

    private static final int HEAP_MEBIBYTES = 64;

    private final int port;
    private final Map<String, List<Integer>> instances;

    /** A gateway in front of the instances: service name to loopback ports. */
    public GatewayPart(int port, Map<String, List<Integer>> instances) {
        this.port = port;
        this.instances = Map.copyOf(instances);
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Launch prepare() {
        var more = new ArrayList<>(List.of(
                "-XX:MaxDirectMemorySize=64m",
                "-XX:TieredStopAtLevel=1",
                "-Dvertx.disableFileCPResolving=true",
                "-Dvertx.disableDnsResolver=true",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-cp",
                Jars.classPath(),
                GatewayMain.class.getName(),
                Integer.toString(port)));
        instances.forEach((service, ports) ->
                more.add(service + "=" + ports.stream().map(String::valueOf).collect(Collectors.joining(","))));
        return Launch.of(Java.command(HEAP_MEBIBYTES, more));
    }

    @Override
    public boolean ready() {
        return Web.status(port, "/q/health/ready") == 200;
    }
}
