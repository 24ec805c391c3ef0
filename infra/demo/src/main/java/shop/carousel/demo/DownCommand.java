package shop.carousel.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import shop.carousel.demo.servers.PartFailedException;
import shop.carousel.demo.supervisor.Leftovers;
import shop.carousel.demo.supervisor.ProcessId;
import shop.carousel.demo.supervisor.ShopState;
import shop.carousel.demo.supervisor.StateFile;

/** {@code shop down}: stops a running shop from another terminal, and clears what a killed one left. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops a running shop from another terminal, and waits until all its processes have ended.")
final class DownCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofSeconds(25);

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = data.folder();
        var file = new StateFile(folder.resolve("state.json"));
        Optional<ShopState> state = Files.isDirectory(folder) ? file.read() : Optional.empty();
        Optional<ProcessHandle> launcher = state.map(ShopState::launcher).flatMap(ProcessId::handle);
        if (launcher.isPresent()) {
            stop(launcher.get());
            say("Carousel is closed.");
        } else {
            List<String> left = state.isPresent() ? clear(folder, state.get()) : List.of();
            say(
                    left.isEmpty()
                            ? "No shop runs in " + folder + "."
                            : "Ended processes that were left: " + String.join(", ", left));
        }
        return 0;
    }

    private static void stop(ProcessHandle launcher) throws InterruptedException {
        launcher.destroy();
        try {
            launcher.onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new PartFailedException(
                    "The shop (process " + launcher.pid() + ") has not stopped within " + LIMIT.toSeconds() + " s.", e);
        }
    }

    private static List<String> clear(Path folder, ShopState state) throws IOException, InterruptedException {
        try (var lock = DataLock.take(folder)) {
            return Leftovers.clear(state);
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
