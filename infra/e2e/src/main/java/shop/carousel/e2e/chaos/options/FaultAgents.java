package shop.carousel.e2e.chaos.options;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What starts a JVM whose program does without mechanisms: an agent of {@code infra/faults} for each. */
public final class FaultAgents {

    private FaultAgents() {}

    /**
     * Options of {@code java}.
     *
     * @param root of the repository, in which the agent was built
     */
    public static List<String> options(Path root, Collection<String> mechanisms) {
        Path agent =
                root.resolve("infra/faults/target/faults.jar").toAbsolutePath().normalize();
        return mechanisms.stream()
                .map(mechanism -> "-javaagent:" + agent + "=" + mechanism)
                .toList();
    }
}
