package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.contracts.Routes;

/** The gateway of the composed shop (nginx, infra/compose/gateway) decides as this one does. */
class ComposedGatewayTest {

    private static final Path COMPOSED = Path.of("..", "compose", "gateway");
    private static final Path TABLE =
            Path.of("..", "contracts/src/main/resources/shop/carousel/contracts/routes.properties");

    private final String conf = read("nginx.conf");

    /** A line of nginx's map. */
    private record Line(Pattern target, String service) {}

    @Test
    void routes_madeForNginx_areTheTables() throws IOException, InterruptedException {
        List<Line> map = nginxMap();
        Routes routes = Routes.load();
        for (String path : paths()) {
            Optional<String> expected =
                    routes.targetOf(path).map(target -> target.name().toLowerCase(Locale.ROOT));
            for (String uri : List.of(path, path + "?q=/cart")) {
                assertThat(answer(map, uri)).as(uri).isEqualTo(expected);
            }
        }
    }

    /** As nginx reads it: the first expression that is found. */
    private static Optional<String> answer(List<Line> map, String uri) {
        return map.stream()
                .filter(line -> line.target.matcher(uri).find())
                .map(Line::service)
                .findFirst();
    }

    private static List<Line> nginxMap() throws IOException, InterruptedException {
        Process made = new ProcessBuilder("sh", COMPOSED.resolve("routes").toString())
                .redirectInput(TABLE.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(text).isEqualTo(0);
        return Pattern.compile("\"~(.+)\" (\\w+);\n")
                .matcher(text)
                .results()
                .map(found -> new Line(Pattern.compile(found.group(1)), found.group(2)))
                .toList();
    }

    private static List<String> paths() throws IOException {
        var table = new Properties();
        try (var reader = Files.newBufferedReader(TABLE)) {
            table.load(reader);
        }
        var paths = new ArrayList<>(List.of("/", "/q/metrics", "/api", "/nothing", "/api/x", "/faviconxsvg"));
        for (String prefix : table.stringPropertyNames()) {
            Stream.of("", "/", "/x", "/x/y", "x", "-x").map(prefix::concat).forEach(paths::add);
        }
        return paths;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cart",
                "/cart;a=b",
                "/a%3Bb",
                "/a%2fb",
                "/a%5Cb",
                "/a\\b",
                "//cart",
                "/a//b",
                "/a/../b",
                "/a/..",
                "/a/.",
                "/a/.b",
                "/a/b..c",
                "/%2e%2e/b",
                "/a%252fb",
                "/a%zz",
                "/a%2",
                "/caf%C3%A9",
                "/products/A-1.b_c",
                "/a\u007fb",
                "/favicon.svg",
                "http://elsewhere/cart",
                "*"
            })
    void path_readInDifferentWays_isRefusedByBoth(String path) {
        assertThat(badPath().matcher(path).find()).as(path).isEqualTo(RawPath.isRefused(path));
    }

    private Pattern badPath() {
        var found = Pattern.compile("map \\$path \\$bad_path \\{\\s*\"~\\*(.+)\" yes;")
                .matcher(conf);
        assertThat(found.find()).isTrue();
        return Pattern.compile(found.group(1).replace("\\\\", "\\"), Pattern.CASE_INSENSITIVE);
    }

    @Test
    void limits_ofBoth_areTheSame() {
        GatewaySettings settings = GatewaySettings.of(new Properties());
        assertThat(mebibytes("client_max_body_size (\\d+)m;\\s+proxy_read")).isEqualTo(settings.maxBodyBytes());
        assertThat(mebibytes("imports[^}]*client_max_body_size (\\d+)m;")).isEqualTo(settings.maxImportBytes());
        assertThat(number("large_client_header_buffers 2 (\\d+)k;") * 1024).isEqualTo(settings.maxUriBytes());
        assertThat(2 * settings.maxUriBytes()).isEqualTo(settings.maxHeaderBytes());
        assertThat(number("proxy_read_timeout (\\d+)s;\\s+recursive") * 1000).isEqualTo(settings.answerMillis());
        assertThat(number("events[^}]*proxy_read_timeout (\\d+)s;")).isEqualTo(settings.idleSeconds());
        assertThat(number(read("pass.conf"), "proxy_connect_timeout (\\d+)s;") * 1000)
                .isEqualTo(settings.connectMillis());
        assertThat(number("client_header_timeout (\\d+)s;") * 1000).isEqualTo(settings.headMillis());
        assertThat(number("client_body_timeout (\\d+)s;") * 1000).isEqualTo(settings.bodyGraceMillis());
        assertThat(number("client_body_buffer_size (\\d+)k;") * 1024).isEqualTo(settings.heldBytes());
        assertThat(number("limit_conn requests (\\d+);")).isEqualTo(settings.maxConnectionsPerClient());
        assertThat(number("limit_conn streams (\\d+);")).isEqualTo(settings.maxStreamsPerClient());
        assertThat(number("limit_conn all_streams (\\d+);")).isEqualTo(settings.maxStreams());
        for (String host : GatewaySettings.OWN_HOSTS.split(",")) {
            assertThat(read("hosts.conf")).as(host).matches("(?s).*server_name .*" + Pattern.quote(host) + "[ ;].*");
        }
    }

    /** The table's event streams and files are the locations' that nginx treats so. */
    @Test
    void traits_ofRoutes_areThoseOfLocations() throws IOException {
        Routes routes = Routes.load();
        Pattern streams = location("limit_conn streams");
        Pattern large = location("proxy_request_buffering off");
        for (String path : paths()) {
            String concrete = path.replace("*", "1");
            assertThat(streams.matcher(concrete).find())
                    .as(concrete)
                    .isEqualTo(routes.routeOf(concrete)
                            .map(route -> route.is(Routes.Trait.STREAM))
                            .orElse(false));
            assertThat(large.matcher(concrete).find())
                    .as(concrete)
                    .isEqualTo(routes.routeOf(concrete)
                            .map(route -> route.is(Routes.Trait.LARGE))
                            .orElse(false));
        }
    }

    private Pattern location(String with) {
        var found = Pattern.compile("location ~ (\\S+) \\{[^}]*" + with).matcher(conf);
        assertThat(found.find()).as(with).isTrue();
        return Pattern.compile(found.group(1));
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                Refusal.BAD_PATH,
                Refusal.BAD_REQUEST,
                Refusal.NOT_FOUND,
                Refusal.BAD_METHOD,
                Refusal.SLOW_BODY,
                Refusal.BODY_TOO_LARGE,
                Refusal.URI_TOO_LONG,
                Refusal.MISDIRECTED,
                Refusal.TOO_MANY,
                Refusal.HEADERS_TOO_LARGE,
                Refusal.BROKEN,
                Refusal.TIMEOUT);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusal_ofBoth_saysTheSame(Refusal refusal) {
        assertThat(conf).as(refusal::slug).contains(refusal.status() + " " + refusal.slug() + ";");
        assertThat(conf).as(refusal::title).contains(refusal.status() + " \"" + refusal.title() + "\";");
        assertThat(conf).as(refusal::detail).contains("\"" + refusal.detail() + "\";");
    }

    @Test
    void answer_ofBoth_isStreamed_andABodyIsNot() {
        String pass = read("pass.conf");
        assertThat(pass).contains("proxy_buffering off;");
        assertThat(pass).doesNotContain("proxy_request_buffering off;");
    }

    private long mebibytes(String where) {
        return number(where) << 20;
    }

    private int number(String where) {
        return number(conf, where);
    }

    private static int number(String text, String where) {
        var found = Pattern.compile(where).matcher(text);
        assertThat(found.find()).as(where).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private static String read(String file) {
        try {
            return Files.readString(COMPOSED.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
