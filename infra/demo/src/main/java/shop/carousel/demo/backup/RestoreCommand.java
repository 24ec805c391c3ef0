package shop.carousel.demo.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shop.carousel.demo.DataOption;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.servers.PartFailedException;

/**
 * {@code shop restore}: makes a data folder of a backup. The folder appears when it is complete and PostgreSQL has
 * recovered in it; before that it lies beside its place.
 */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Makes a data folder from a file that ./shop backup wrote. A folder that is not empty is "
                + "never touched.",
        footer = {"", "Then:  ./shop up --data DIR"})
public final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", description = "The backup.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = data.folder();
        check(folder);
        Path work = folder.resolveSibling(folder.getFileName() + ".restoring");
        Folders.delete(work);
        Manifest manifest = ArchiveReader.unpack(file, work);
        new Recovery(work.resolve("postgres"), Files.readString(work.resolve("secrets/postgres-password")))
                .run(manifest);
        Files.deleteIfExists(folder);
        Files.move(work, folder);
        PrintWriter out = spec.commandLine().getOut();
        out.println(folder + " holds the shop as it was at " + manifest.made() + ".");
        out.println("Open it with: ./shop up --data " + folder);
        out.flush();
        return 0;
    }

    private void check(Path folder) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new PartFailedException("There is no readable file " + file + ".");
        }
        if (Files.exists(folder)) {
            try (var inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new PartFailedException(
                            folder + " is not empty. Name another folder with --data DIR, or " + "move this one away.");
                }
            }
        }
    }
}
