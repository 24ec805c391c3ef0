package shop.carousel.demo.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A Redis node on loopback: one that caches (drops what is used least when it is full, keeps nothing), or one for locks
 * (keeps all).
 */
public final class Redis implements Part {

    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PONG = "+PONG".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.(\\d+)");

    private final String name;
    private final int port;
    private final Path data;
    private final List<String> settings;

    private Redis(String name, int port, Path data, List<String> settings) {
        this.name = name;
        this.port = port;
        this.data = data.toAbsolutePath();
        this.settings = settings;
    }

    /** A node for cached entries, at most that many MiB of them. */
    public static Redis cache(String name, int port, Path data, int maxMebibytes) {
        return new Redis(
                name,
                port,
                data,
                List.of("--appendonly", "no", "--maxmemory", maxMebibytes + "mb", "--maxmemory-policy", "allkeys-lfu"));
    }

    /**
     * A node for locks: refuses writes when it is full, and remembers over a restart (at most the last second is lost).
     */
    public static Redis locks(String name, int port, Path data) {
        return new Redis(
                name,
                port,
                data,
                List.of(
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "everysec",
                        "--maxmemory",
                        "64mb",
                        "--maxmemory-policy",
                        "noeviction"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Launch prepare() throws IOException, InterruptedException {
        Files.createDirectories(data);
        var command = new ArrayList<String>();
        command.add(program().toString());
        command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--dir", data.toString()));
        command.addAll(List.of("--save", "", "--daemonize", "no", "--databases", "1", "--tcp-backlog", "128"));
        command.addAll(settings);
        return Launch.of(command);
    }

    /** An installed one when it is newer (7 or later), else the one that comes with the demo. */
    private static Path program() throws IOException, InterruptedException {
        Path installed = Programs.find("redis-server").orElse(null);
        if (installed != null) {
            var version = VERSION.matcher(Programs.output(List.of(installed.toString(), "--version")));
            if (version.find() && Integer.parseInt(version.group(1)) >= 7) {
                return installed;
            }
        }
        String resource = Platform.current().redisProgram();
        return Unpacked.program(resource).resolve(resource.substring(1));
    }

    @Override
    public boolean ready() {
        try {
            return Arrays.equals(Wire.ask(port, PING, PONG.length), PONG);
        } catch (IOException e) {
            return false;
        }
    }
}
