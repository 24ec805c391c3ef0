package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import shop.carousel.contracts.Routes.Target;
import shop.carousel.demo.Eventually;
import shop.carousel.demo.servers.Ports;

/**
 * The gateway of the composed shop: nginx with the files of infra/compose/gateway, in which only places, ports and the
 * tests' small limits are changed. Instances are addresses of one name, as in a network of containers. Needs Linux,
 * where all of 127.0.0.0/8 is loopback, and nginx: on the path, or the command in the property {@code carousel.nginx}.
 * Aborts the test where there is none.
 */
final class NginxFront implements Front {

    private static final Path COMPOSED = Path.of("..", "compose", "gateway");
    private static final Path TABLE =
            Path.of("..", "contracts/src/main/resources/shop/carousel/contracts/routes.properties");
    private static final Path PAGE = Path.of("src/main/resources/shop/carousel/demo/gateway/page.html");

    private final Path folder;
    private final int upstream = Ports.free(1).getFirst();
    private @Nullable Names names;
    private @Nullable Process nginx;

    NginxFront(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<SocketAddress> places(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> SocketAddress.inetSocketAddress(upstream, "127.0.7." + number))
                .toList();
    }

    @Override
    public int open(GatewaySettings limits, Map<Target, List<SocketAddress>> instances) throws Exception {
        List<String> command = command();
        names = new Names(addresses(instances));
        List<Integer> ports = Ports.free(2);
        write("nginx.conf", conf(limits, ports, names.port()));
        write("pass.conf", changed(read("pass.conf"), Map.of("$service:8080", "$service:" + upstream)));
        write("own.conf", changed(read("own.conf"), Map.of("/usr/share/carousel", folder.toString())));
        write("mime.types", "types { }");
        write("answers.conf", read("answers.conf"));
        write("hosts.conf", "server_name " + limits.hosts().toString().replace(",", " ") + ";");
        write("proxies.conf", limits.trustedProxies().toString());
        write("routes.map", made("routes", TABLE));
        Files.createDirectories(folder.resolve("-own"));
        write("-own/page.html", made("page", PAGE));
        write("-own/problem.json", read("problem.json"));
        start(command, ports.getFirst());
        return ports.getFirst();
    }

    private void start(List<String> command, int port) throws Exception {
        Path log = folder.resolve("log");
        var arguments = List.of("-e", "stderr", "-c", folder + "/nginx.conf", "-g", "daemon off; user root;");
        Process started = new ProcessBuilder(
                        Stream.concat(command.stream(), arguments.stream()).toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        nginx = started;
        Eventually.holds("nginx listens", () -> {
            assertThat(started.isAlive()).as(() -> text(log)).isTrue();
            return !Ports.isFree(port);
        });
    }

    /** nginx here, or the reason why there is none. */
    private static List<String> command() {
        String named = System.getProperty("carousel.nginx");
        if (named != null && !named.isBlank()) {
            return List.of(named.split(" "));
        }
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(place -> Path.of(place, "nginx"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(found -> List.of(found.toString()))
                .orElseThrow(() -> new TestAbortedException("No nginx found, so the composed gateway is not run here."
                        + " Install one (Debian: apt-get install nginx-light); infra/compose/verify "
                        + "runs the image's."));
    }

    private static Map<String, List<String>> addresses(Map<Target, List<SocketAddress>> instances) {
        var addresses = new TreeMap<String, List<String>>();
        instances.forEach((target, places) -> addresses.put(
                target.name().toLowerCase(Locale.ROOT),
                places.stream().map(SocketAddress::host).toList()));
        addresses.put("any", addresses.values().stream().flatMap(List::stream).toList());
        return addresses;
    }

    private String conf(GatewaySettings limits, List<Integer> ports, int names) {
        var changes = new TreeMap<String, String>();
        changes.put("/tmp/", folder + "/");
        changes.put("listen 8080;", "listen 127.0.0.1:" + ports.get(0) + ";");
        changes.put("listen 8080 reuseport default_server;", "listen 127.0.0.1:" + ports.get(0) + " default_server;");
        changes.put("listen 127.0.0.1:8081;", "listen 127.0.0.1:" + ports.get(1) + ";");
        changes.put("resolver 127.0.0.11 ", "resolver 127.0.0.1:" + names + " ");
        changes.put("client_max_body_size 2m;", "client_max_body_size " + limits.maxBodyBytes() + ";");
        changes.put("client_max_body_size 64m;", "client_max_body_size " + limits.maxImportBytes() + ";");
        changes.put("client_body_timeout 10s;", "client_body_timeout " + limits.bodyGraceMillis() + "ms;");
        changes.put("client_header_timeout 10s;", "client_header_timeout " + limits.headMillis() + "ms;");
        changes.put("limit_conn requests 512;", "limit_conn requests " + limits.maxConnectionsPerClient() + ";");
        changes.put("limit_conn streams 256;", "limit_conn streams " + limits.maxStreamsPerClient() + ";");
        changes.put("limit_conn all_streams 1000;", "limit_conn all_streams " + limits.maxStreams() + ";");
        changes.put("proxy_read_timeout 30s;", "proxy_read_timeout " + limits.answerMillis() + "ms;");
        return changed(read("nginx.conf"), changes);
    }

    private static String changed(String text, Map<String, String> changes) {
        String changed = text;
        for (var change : changes.entrySet()) {
            assertThat(changed)
                    .as(() -> "nothing to change: " + change.getKey())
                    .contains(change.getKey());
            changed = changed.replace(change.getKey(), change.getValue());
        }
        return changed;
    }

    /** What a script of the gateway's image makes of a file. */
    private static String made(String script, Path from) throws IOException, InterruptedException {
        Process made = new ProcessBuilder("sh", COMPOSED.resolve(script).toString())
                .redirectInput(from.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(made.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0)
                .as(script)
                .isTrue();
        return text;
    }

    private static String read(String file) {
        return text(COMPOSED.resolve(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    @Override
    public void close() throws InterruptedException {
        Optional.ofNullable(names).ifPresent(Names::close);
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor(10, TimeUnit.SECONDS);
        }
    }
}
