package shop.carousel.e2e.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import shop.carousel.demo.Layout;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.servers.Jars;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.supervisor.ShopState.PartState;
import shop.carousel.demo.supervisor.StateFile;

/** A shop that this process started: a child process with ports and a data folder of its own. It goes with this. */
public final class RunningShop implements AutoCloseable {

    /** One compiler, without profiles: such a shop lives for a minute or two, and opens in three fifths of the time. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private static final Duration OPENING = Duration.ofSeconds(180);
    private static final Duration CLOSING = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 200;

    private final Process launcher;
    private final Layout layout;
    private final Path log;

    private RunningShop(Process launcher, Layout layout, Path log) {
        this.launcher = launcher;
        this.layout = layout;
        this.log = log;
    }

    /**
     * Starts an empty shop from the packaged services and waits until it is open.
     *
     * @param root the repository's root
     * @param data the data folder, which is emptied before
     * @param environment what its processes get besides
     */
    public static RunningShop start(
            Path root, Path data, Layout.Counts counts, Map<String, String> environment, String... options) {
        try {
            Folders.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return again(root, data, counts, environment, options);
    }

    /** The same with what the data folder holds. */
    public static RunningShop again(
            Path root, Path data, Layout.Counts counts, Map<String, String> environment, String... options) {
        try {
            var layout = new Layout(data, Ports.freeBlock(Layout.PORTS), counts);
            Path log = data.resolveSibling(data.getFileName() + ".log");
            var builder = new ProcessBuilder(command(root, layout, counts, options))
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            builder.environment().merge("JAVA_TOOL_OPTIONS", QUICK, (known, more) -> known + " " + more);
            return new RunningShop(builder.start(), layout, log).awaitOpen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The services' packages that are missing there. */
    public static List<Path> notPackaged(Path root) {
        return Stream.of("catalog", "cart", "order")
                .map(service -> root.resolve(service + "-service/target/quarkus-app/quarkus-run.jar"))
                .filter(jar -> !Files.exists(jar))
                .toList();
    }

    private static List<String> command(Path root, Layout layout, Layout.Counts counts, String... options) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcarousel.home=" + root.toAbsolutePath().normalize(),
                "-cp",
                Jars.classPath(),
                "shop.carousel.demo.Shop",
                "up",
                "--no-training",
                "--data",
                layout.data().toString(),
                "--port-base",
                Integer.toString(layout.portBase())));
        Map.of("redis", counts.redis(), "catalog", counts.catalog(), "cart", counts.cart(), "order", counts.order())
                .forEach((part, count) -> command.addAll(List.of("--" + part, Integer.toString(count))));
        command.addAll(List.of(options));
        return command;
    }

    private RunningShop awaitOpen() throws IOException {
        long deadline = System.nanoTime() + OPENING.toNanos();
        try {
            while (!Files.readString(log).contains("Carousel is open")) {
                if (launcher.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    close();
                    throw new IllegalStateException("The shop did not open:\n" + Files.readString(log));
                }
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the shop opened", e);
        }
        return this;
    }

    /** The gateway's address. */
    public String url() {
        return layout.url();
    }

    /** Where everything of it is. */
    public Layout layout() {
        return layout;
    }

    /** The administrator's password. */
    public String adminPassword() {
        try {
            return Files.readString(layout.adminPassword()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its parts as they are now. */
    public List<PartState> parts() {
        try {
            return new StateFile(layout.state()).read().orElseThrow().parts();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of them. */
    public PartState part(String name) {
        return parts().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no part " + name));
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                launcher.destroyForcibly();
                throw new IllegalStateException("The shop did not stop within " + CLOSING.toSeconds() + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
