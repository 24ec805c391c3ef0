package shop.carousel.demo.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a process is started: its command, what is added to the environment, and its working folder (else that of who
 * starts it).
 */
public record Launch(List<String> command, Map<String, String> environment, Optional<Path> folder) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A command that adds nothing to the environment. */
    public static Launch of(List<String> command) {
        return new Launch(command, Map.of(), Optional.empty());
    }
}
