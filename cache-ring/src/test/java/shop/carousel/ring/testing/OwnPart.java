package shop.carousel.ring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import shop.carousel.demo.servers.Part;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.testing.TestServers;

/** One of the shop's servers for a test alone. */
final class OwnPart implements AutoCloseable {

    private final String name;
    private final TestServers servers;

    private OwnPart(String name, TestServers servers) {
        this.name = name;
        this.servers = servers;
    }

    /** Starts the part of that name, on so many ports, and waits until it is ready. */
    static OwnPart start(String name, int ports, BiFunction<List<Integer>, Path, Part> maker) {
        try {
            return new OwnPart(
                    name, TestServers.start(folder -> List.of(maker.apply(Ports.free(ports), folder.resolve("data")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    TestServers servers() {
        return servers;
    }

    int port() {
        return servers.port(name);
    }

    /** Ends it as a crash would, and starts it again with its data. */
    void restart() throws InterruptedException {
        servers.kill(name);
        servers.start(name);
    }

    @Override
    public void close() {
        servers.close();
    }
}
