package shop.carousel.kit.dev;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The addresses of the infrastructure that {@code ./shop up --only infrastructure} has started. That command writes a
 * properties file for each service; a service's profile {@code dev} names it by {@value #PROPERTY}, and it is searched
 * from the working folder upwards. Without the file the service does not start, and says what to do.
 */
public final class InfrastructureFile implements ConfigSourceFactory {

    static final String PROPERTY = "carousel.dev.file";

    /** Above the application's own properties (250), below the environment's (300). */
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return Optional.ofNullable(context.getValue(PROPERTY))
                .map(value -> value.getValue())
                .map(name -> source(name, Path.of("").toAbsolutePath()))
                .map(List::of)
                .orElse(List.of());
    }

    static ConfigSource source(String name, Path folder) {
        Path file = Stream.iterate(folder, above -> above != null, Path::getParent)
                .map(above -> above.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The infrastructure is not up. Start it with ./shop up --only infrastructure, and then this"
                                + " service again. (There is no " + name + " here or above.)"));
        try {
            return new PropertiesConfigSource(file.toUri().toURL(), ORDINAL);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
