package shop.carousel.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import shop.carousel.bench.LeftOutException;
import shop.carousel.demo.servers.Folders;

/** A shop that is started for a measurement and stopped after it, with a data folder and ports of its own. */
public final class OwnShop implements AutoCloseable {

    private static final String NO_TRAINING = "--no-training";
    private static final Duration START_LIMIT = Duration.ofMinutes(8); // it may have to be built
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    private final Process launcher;
    private final RunningShop shop;

    private OwnShop(Process launcher, RunningShop shop) {
        this.launcher = launcher;
        this.shop = shop;
    }

    /**
     * Returns when it is open. It begins empty: what a shop before it has accepted would go on to be shipped and told
     * of by mail in this one's figures.
     *
     * @param home the clone whose launcher starts it; it is built if it has to be
     */
    public static OwnShop start(Path home, Path data, int portBase, int catalogs)
            throws IOException, InterruptedException {
        Folders.delete(data);
        List<String> command = new ArrayList<>(List.of(home.resolve("shop").toString(), "up"));
        if (knows(home, NO_TRAINING)) {
            command.add(NO_TRAINING);
        }
        command.addAll(List.of("--data", data.toString(), "--port-base", Integer.toString(portBase)));
        command.addAll(List.of("--catalog", Integer.toString(catalogs)));
        Process launcher = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new OwnShop(launcher, awaitOpen(launcher, data));
        } catch (IOException | InterruptedException | RuntimeException fault) {
            stop(launcher);
            throw fault;
        }
    }

    /** Older commits train nothing, and have no option against it. */
    private static boolean knows(Path home, String option) throws IOException {
        Process help = new ProcessBuilder(home.resolve("shop").toString(), "up", "--help")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains(option);
    }

    private static RunningShop awaitOpen(Process launcher, Path data) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline && launcher.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(500);
            try {
                return RunningShop.in(data);
            } catch (LeftOutException notYet) {
                continue;
            }
        }
        throw new LeftOutException(
                "The shop in " + data + " did not open; its logs are in " + data.resolve("logs") + ".");
    }

    public RunningShop shop() {
        return shop;
    }

    @Override
    public void close() throws InterruptedException {
        stop(launcher);
    }

    private static void stop(Process launcher) throws InterruptedException {
        launcher.destroy();
        if (!launcher.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            launcher.descendants().forEach(ProcessHandle::destroyForcibly);
            launcher.destroyForcibly();
        }
    }
}
