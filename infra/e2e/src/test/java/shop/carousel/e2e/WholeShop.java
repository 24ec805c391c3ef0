package shop.carousel.e2e;

import static shop.carousel.e2e.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import shop.carousel.demo.Layout;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.servers.Jars;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.supervisor.ProcessId;
import shop.carousel.demo.supervisor.ShopState.PartState;
import shop.carousel.demo.supervisor.StateFile;

/** The shop as {@code ./shop up} starts it: a child process with ports and a data folder of its own. */
final class WholeShop implements AutoCloseable {

    private static final Path TARGET = Path.of("target");
    private static final Path ROOT = Path.of("..", "..");
    private static final Path DATA = TARGET.resolve("shop");
    private static final Path LOG = TARGET.resolve("shop.log");
    private static final Duration OPENING = Duration.ofSeconds(150);
    private static final Duration CLOSING = Duration.ofSeconds(20);
    private static final int PORTS = 80;

    private final Process launcher;
    private final Layout layout;
    private final Rest rest;

    private WholeShop(Process launcher, Layout layout) {
        this.launcher = launcher;
        this.layout = layout;
        this.rest = new Rest(layout.url());
    }

    /** Starts it from the packaged services and waits until it is open. */
    static WholeShop start() {
        mustBePackaged();
        try {
            Folders.delete(DATA);
            var layout = new Layout(DATA, freeBase(), new Layout.Counts(3, 1, 1, 1));
            var shop = new WholeShop(
                    command("up", "--port-base", Integer.toString(layout.portBase()))
                            .start(),
                    layout);
            shop.awaitOpen();
            return shop;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mustBePackaged() {
        List<Path> missing = Stream.of("catalog", "cart", "order")
                .map(service -> ROOT.resolve(service + "-service/target/quarkus-app/quarkus-run.jar"))
                .filter(jar -> !Files.exists(jar))
                .toList();
        if (!missing.isEmpty()) {
            throw new TestAbortedException(
                    "The services are not packaged (mvn verify from the root does it): " + missing);
        }
    }

    /** The first of a block of ports, all of them free. */
    private static int freeBase() {
        return Stream.generate(() -> Ports.free(1).getFirst() / 100 * 100)
                .limit(100)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + PORTS + " free ports in a row."));
    }

    private static ProcessBuilder command(String... arguments) {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcarousel.home=" + ROOT.toAbsolutePath().normalize(),
                "-cp",
                Jars.classPath(),
                "shop.carousel.demo.Shop");
        Stream<String> data = Stream.of("--data", DATA.toAbsolutePath().toString());
        return new ProcessBuilder(Stream.of(java, Stream.of(arguments), data)
                        .flatMap(each -> each)
                        .toList())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
    }

    private void awaitOpen() throws IOException {
        try {
            await("the shop opens")
                    .atMost(OPENING)
                    .failFast("the launcher ended", () -> !launcher.isAlive())
                    .until(() -> Files.readString(LOG).contains("Carousel is open"));
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException("The shop did not open:\n" + Files.readString(LOG), e);
        }
    }

    /** The gateway's address. */
    String url() {
        return layout.url();
    }

    Rest rest() {
        return rest;
    }

    /** The shelf, with the administrator's rights. */
    Goods goods() {
        return new Goods(rest, adminPassword());
    }

    String adminPassword() {
        try {
            return Files.readString(layout.adminPassword()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a part out of service until the outage is closed. */
    Outage stop(String part) {
        return new Outage(part(part).port(), () -> part(part).process().flatMap(ProcessId::handle));
    }

    /** The processes of the other parts. */
    List<Optional<ProcessId>> processesWithout(String part) {
        return parts().filter(each -> !each.name().equals(part))
                .map(PartState::process)
                .toList();
    }

    private PartState part(String name) {
        return parts().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private Stream<PartState> parts() {
        try {
            return new StateFile(layout.state()).read().orElseThrow().parts().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                launcher.destroyForcibly();
                throw new AssertionError("The shop did not stop within " + CLOSING.toSeconds() + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
