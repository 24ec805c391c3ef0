package shop.carousel.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that every command takes: which shop is meant. */
public final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder with all data of the shop (default: .carousel in the repository).")
    private @Nullable Path data;

    /** The data folder that was named, else the usual one. */
    public Path folder() {
        return data == null
                ? home().resolve(".carousel")
                : data.toAbsolutePath().normalize();
    }

    /** The repository: where the launcher's script is, else the working folder. */
    static Path home() {
        return Path.of(System.getProperty("carousel.home", "")).toAbsolutePath().normalize();
    }
}
