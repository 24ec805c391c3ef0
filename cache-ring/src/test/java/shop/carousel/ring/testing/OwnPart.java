package shop.carousel.ring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.servers.Guardian;
import shop.carousel.demo.servers.Part;
import shop.carousel.demo.servers.PartProcess;
import shop.carousel.demo.servers.Ports;

/** One of the shop's servers for a test alone, on free ports, in a folder that goes with it. */
final class OwnPart<P extends Part> implements AutoCloseable {

    private final Path folder;
    private final Guardian guardian;
    private final P part;
    private PartProcess process;

    private OwnPart(String name, int ports, BiFunction<List<Integer>, Path, P> maker)
            throws IOException, InterruptedException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), name + "-");
        guardian = Guardian.start();
        part = maker.apply(Ports.free(ports), folder.resolve("data"));
        process = launch();
    }

    /** Starts it, on so many ports, and waits until it is ready. */
    static <P extends Part> OwnPart<P> start(String name, int ports, BiFunction<List<Integer>, Path, P> maker) {
        try {
            return new OwnPart<>(name, ports, maker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    P part() {
        return part;
    }

    /** Ends it as a crash would, and starts it again with its data. */
    void restart() throws InterruptedException {
        process.kill();
        process = launch();
    }

    private PartProcess launch() throws InterruptedException {
        return PartProcess.start(part, folder.resolve("log"), guardian).awaitReady();
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
