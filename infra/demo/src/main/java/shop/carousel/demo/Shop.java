package shop.carousel.demo;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import shop.carousel.demo.backup.BackupCommand;
import shop.carousel.demo.backup.RestoreCommand;
import shop.carousel.demo.client.ImportCommand;
import shop.carousel.demo.client.ReplayCommand;

/** The program behind {@code ./shop}. Exit codes: 0 well, 1 failed, 2 asked wrongly, 3 (status) not open. */
@Command(
        name = "shop",
        mixinStandardHelpOptions = true,
        version = "Carousel 1.0.0",
        description = "Carousel, a shop that stays fast and right while machines fail.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            DownCommand.class,
            TrainCommand.class,
            ScriptCommand.Test.class,
            ImportCommand.class,
            ReplayCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ScriptCommand.Bench.class,
            ScriptCommand.Load.class,
            ScriptCommand.Chaos.class,
            ScriptCommand.Tour.class,
            ScriptCommand.Fuzz.class
        },
        footer = {"", "Begin with:  ./shop up", "Help:        ./shop COMMAND --help"})
public final class Shop implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Shop() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Shop()).setExecutionExceptionHandler(new Faults());
    }

    /** Without a command: how it is used. */
    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
    }
}
