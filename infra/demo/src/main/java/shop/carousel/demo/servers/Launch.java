package shop.carousel.demo.servers;

import java.util.List;
import java.util.Map;

/** How a process is started: its command, and the variables that are added to the environment. */
public record Launch(List<String> command, Map<String, String> environment) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A command that adds nothing to the environment. */
    public static Launch of(List<String> command) {
        return new Launch(command, Map.of());
    }
}
