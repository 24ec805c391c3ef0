package shop.carousel.demo;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code shop train}: makes the AOT caches from which the shop's JVMs start. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Opens a small shop of its own, sends it some visitors, and stores in target/aot what its JVMs loaded.",
            "The next ./shop up starts from that, in about half the time.",
            "./shop up does this by itself in the background, if there is no cache for the present build."
        })
final class TrainCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var announcer = new Announcer(spec.commandLine().getOut());
        long begin = System.nanoTime();
        new Training(DataOption.home(), announcer).run();
        announcer.say("Trained, in %d s.".formatted((System.nanoTime() - begin) / 1_000_000_000));
        return 0;
    }
}
