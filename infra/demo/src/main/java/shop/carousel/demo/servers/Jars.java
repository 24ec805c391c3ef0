package shop.carousel.demo.servers;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.Driver;
import shop.carousel.contracts.Routes;

/**
 * The class path of the JVMs that the demo starts (Kafka, the gateway). The build writes it down relative to the local
 * repository; where that is here tells a jar that is on everybody's class path. So tests of services can start Kafka
 * without having it on theirs.
 */
public final class Jars {

    private static final String ROOT = "REPOSITORY/";
    private static final String ANCHOR = "/org/postgresql/postgresql/";

    private Jars() {}

    /** The class path with the demo itself. */
    public static String classPath() {
        return Stream.concat(Stream.of(location(Jars.class), location(Routes.class)), repositoryJars())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The demo's own jar; none where it runs from a folder of classes. */
    static Optional<Path> ownJar() {
        return Optional.of(location(Jars.class)).filter(Files::isRegularFile);
    }

    private static Stream<Path> repositoryJars() {
        Path repository = repository();
        return written()
                .map(line -> line.startsWith(ROOT) ? repository.resolve(line.substring(ROOT.length())) : Path.of(line));
    }

    private static Stream<String> written() {
        try (var stream = Objects.requireNonNull(Jars.class.getResourceAsStream("class.path"), "class.path")) {
            String list = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(list.strip().split(";")).stream();
        } catch (IOException e) {
            throw new PartFailedException("The demo's own class path cannot be read: build infra/demo again.", e);
        }
    }

    private static Path repository() {
        String jar = location(Driver.class).toString();
        int anchor = jar.indexOf(ANCHOR);
        if (anchor < 0) {
            throw new PartFailedException("PostgreSQL's driver is not in a Maven repository but in " + jar + ".");
        }
        return Path.of(jar.substring(0, anchor));
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new PartFailedException("The place of " + type.getName() + " is not a path.", e);
        }
    }
}
