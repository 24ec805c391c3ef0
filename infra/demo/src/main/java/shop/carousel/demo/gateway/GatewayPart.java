package shop.carousel.demo.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.carousel.demo.servers.AotCaches;
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
    private final Map<String, String> settings;
    private final AotCaches caches;

    /**
     * A gateway in front of the instances: service name to loopback ports. Settings are those of {@link
     * GatewaySettings} without their prefix; unknown ones and values out of bounds are refused.
     */
    public GatewayPart(int port, Map<String, List<Integer>> instances, Map<String, String> settings, AotCaches caches) {
        this.caches = caches;
        this.port = port;
        this.instances = Map.copyOf(instances);
        this.settings = new TreeMap<>(settings);
        GatewaySettings.check(settings);
    }

    /** Settings for a shop that is also served under these names, behind these proxies. */
    public static Map<String, String> settings(Map<String, String> some, List<String> hosts, List<String> proxies) {
        var settings = new TreeMap<>(some);
        settings.merge(
                "hosts",
                String.join(
                        ",",
                        Stream.concat(Stream.of(GatewaySettings.OWN_HOSTS), hosts.stream())
                                .toList()),
                (said, added) -> said + "," + added);
        if (!proxies.isEmpty()) {
            settings.put("trusted-proxies", String.join(",", proxies));
        }
        return settings;
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public Optional<String> javaProgram() {
        return Optional.of(name());
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Launch prepare() {
        var more = new ArrayList<String>();
        settings.forEach((name, value) -> more.add("-D" + GatewaySettings.PREFIX + name + "=" + value));
        more.addAll(List.of(
                "-XX:MaxDirectMemorySize=64m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                // Anybody could fill the log with requests that it would quote.
                "-Dorg.slf4j.simpleLogger.log.org.eclipse.jetty=error"));
        more.addAll(caches.options(name()));
        more.addAll(List.of("-cp", Jars.classPath(), GatewayMain.class.getName(), Integer.toString(port)));
        instances.forEach((service, ports) ->
                more.add(service + "=" + ports.stream().map(String::valueOf).collect(Collectors.joining(","))));
        return Launch.of(Java.command(HEAP_MEBIBYTES, more));
    }

    @Override
    public boolean ready() {
        return Web.status(port, "/q/health/ready") == 200;
    }
}
