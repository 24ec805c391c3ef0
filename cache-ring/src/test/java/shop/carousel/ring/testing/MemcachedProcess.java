package shop.carousel.ring.testing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shop.carousel.ring.NodeKind;
import shop.carousel.ring.RingNode;

/** A Memcached server: the one that is installed, or that the environment variable MEMCACHED names. */
public final class MemcachedProcess extends ServerProcess {

    private final String name;

    private MemcachedProcess(String name) {
        this.name = name;
        restart();
    }

    public static MemcachedProcess start(String name) {
        return new MemcachedProcess(name);
    }

    /** Where the server is, if it is anywhere. */
    public static Optional<Path> binary() {
        var named = Optional.ofNullable(System.getenv("MEMCACHED")).stream().map(Path::of);
        var path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "memcached"));
        return Stream.concat(named, path).filter(Files::isExecutable).findFirst();
    }

    @Override
    public RingNode node() {
        return RingNode.of(name, address()).kind(NodeKind.MEMCACHED);
    }

    @Override
    public String look(String name) {
        try (var line = new Line()) {
            var head = line.ask("get " + name + "\r\n").split(" ");
            return head.length == 4 ? line.take(Integer.parseInt(head[3])) : "";
        }
    }

    @Override
    public void put(String name, String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        try (var line = new Line()) {
            line.ask("set " + name + " 0 0 " + bytes + "\r\n" + text + "\r\n");
        }
    }

    @Override
    public void remove(String name) {
        try (var line = new Line()) {
            line.ask("delete " + name + "\r\n");
        }
    }

    @Override
    public void empty() {
        try (var line = new Line()) {
            line.ask("flush_all\r\n");
        }
    }

    @Override
    List<String> commandLine() {
        return List.of(
                binary().orElseThrow().toString(),
                "-l",
                "127.0.0.1",
                "-p",
                Integer.toString(port()),
                "-U",
                "0",
                "-m",
                "64",
                "-u",
                "root");
    }

    @Override
    boolean answers() {
        try (var line = new Line()) {
            return line.ask("version\r\n").startsWith("VERSION");
        }
    }

    /** One exchange over a connection of its own. */
    private final class Line implements AutoCloseable {

        private final Socket socket;
        private final DataInputStream in;

        Line() {
            try {
                socket = new Socket(InetAddress.getLoopbackAddress(), port());
                socket.setSoTimeout(5_000);
                in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String ask(String request) {
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                var line = new StringBuilder();
                for (int each = in.readUnsignedByte(); each != '\r'; each = in.readUnsignedByte()) {
                    line.append((char) each);
                }
                in.skipNBytes(1);
                return line.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String take(int bytes) {
            try {
                return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
