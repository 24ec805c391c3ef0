package shop.carousel.demo.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shop.carousel.demo.DataLock;
import shop.carousel.demo.DataOption;
import shop.carousel.demo.servers.PartFailedException;
import shop.carousel.demo.supervisor.ShopState;
import shop.carousel.demo.supervisor.StateFile;

/** {@code shop backup}: a consistent copy of a shop in one file, whether it runs or not. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a consistent copy of the shop to a file, whether it runs or not.",
            "The file holds the shop's passwords and keys: keep it as you keep the data folder."
        },
        footer = {"", "Back:  ./shop restore FILE --data DIR"})
public final class BackupCommand implements Callable<Integer> {

    private static final double NANOS = 1e9;

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", description = "The file to write, such as carousel.tar.gz; it must not exist.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = data.folder();
        check(folder);
        long began = System.nanoTime();
        try (var archive = ArchiveWriter.create(file)) {
            String note = write(folder, archive);
            say(
                    "%s holds %s, %s in %s, after %.1f s%s.",
                    file,
                    folder,
                    mebibytes(archive.contentBytes()),
                    mebibytes(Files.size(file)),
                    (System.nanoTime() - began) / NANOS,
                    note);
            say("The shop's passwords and keys are in it: keep it as you keep the data folder.");
        } catch (SQLException e) {
            throw new PartFailedException("PostgreSQL did not take part in the backup: " + e.getMessage(), e);
        }
        return 0;
    }

    private void check(Path folder) {
        if (!Files.exists(folder.resolve("secrets")) || !Files.exists(folder.resolve("postgres"))) {
            throw new PartFailedException("There is no shop in " + folder + ". Name its data folder with --data DIR.");
        }
        if (!Files.exists(folder.resolve("kafka/log"))) {
            throw new PartFailedException("A shop on RabbitMQ cannot be backed up by this command. Stop it with "
                    + "./shop down, and copy its data folder " + folder + ".");
        }
        Path parent = file.toAbsolutePath().getParent();
        if (Files.exists(file)) {
            throw new ParameterException(spec.commandLine(), file + " exists already: name another file.");
        }
        if (parent == null || !Files.isDirectory(parent)) {
            throw new ParameterException(spec.commandLine(), "There is no folder " + parent + " for the backup.");
        }
    }

    private String write(Path folder, ArchiveWriter archive) throws IOException, SQLException, InterruptedException {
        Optional<ShopState> running = new StateFile(folder.resolve("state.json"))
                .read()
                .filter(state -> state.launcher().alive());
        if (running.isEmpty()) {
            try (var lock = DataLock.take(folder)) {
                Kept.copyAll(folder, archive);
            }
            return "; the shop stood still";
        }
        if (!running.get().open()) {
            throw new PartFailedException("The shop in " + folder + " is not open yet. Try again when it is.");
        }
        var backup = new LiveBackup(folder, running.get());
        backup.write(archive);
        return "; for " + backup.pause().toMillis() + " ms no event was published";
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }

    private void say(String form, Object... values) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, form, values));
        spec.commandLine().getOut().flush();
    }
}
