package shop.carousel.ring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.servers.Guardian;
import shop.carousel.demo.servers.Kafka;
import shop.carousel.demo.servers.Part;
import shop.carousel.demo.servers.PartProcess;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.servers.RabbitMq;

/** A message broker of a test's own. */
public final class BrokerProcess implements AutoCloseable {

    /** The password of RabbitMQ's user. */
    public static final String PASSWORD = "a-password-of-tests";

    private final Path folder;
    private final Guardian guardian;
    private final Part part;
    private PartProcess process;

    private BrokerProcess(BiFunction<List<Integer>, Path, Part> broker) throws IOException, InterruptedException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "broker-");
        guardian = Guardian.start();
        part = broker.apply(Ports.free(2), folder.resolve("data"));
        process = PartProcess.start(part, folder.resolve("log"), guardian).awaitReady();
    }

    public static BrokerProcess kafka() {
        return start((ports, data) -> new Kafka(ports.get(0), ports.get(1), data));
    }

    public static BrokerProcess rabbitMq() {
        return start((ports, data) -> new RabbitMq(ports.get(0), ports.get(1), data, PASSWORD));
    }

    private static BrokerProcess start(BiFunction<List<Integer>, Path, Part> broker) {
        try {
            return new BrokerProcess(broker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return part.port();
    }

    /** Ends it as a crash would, and starts it again with its data. */
    public void restart() throws InterruptedException {
        process.kill();
        process = PartProcess.start(part, folder.resolve("log"), guardian).awaitReady();
    }

    @Override
    public void close() {
        try {
            process.kill();
            guardian.close();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
