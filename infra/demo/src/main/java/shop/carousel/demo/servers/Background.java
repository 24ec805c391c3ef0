package shop.carousel.demo.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of the lowest priority that does not outlive this one. Its own children are its own affair. */
public final class Background implements AutoCloseable {

    private static final String LOWEST = "19";

    private final Process process;
    private final Guardian guardian;

    private Background(Process process, Guardian guardian) {
        this.process = process;
        this.guardian = guardian;
    }

    /** Starts a command; its output is appended to the log. */
    public static Background start(List<String> command, Path log) throws IOException {
        var nice = new ArrayList<String>();
        if (Programs.find("nice").isPresent()) {
            nice.addAll(List.of("nice", "-n", LOWEST));
        }
        nice.addAll(Sessions.own(command));
        Process process = new ProcessBuilder(nice)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var guardian = Guardian.start();
        guardian.watch(process.pid(), "TERM");
        return new Background(process, guardian);
    }

    /** Asks it to end, if it has not, and does not wait for that. */
    @Override
    public void close() {
        process.destroy();
        guardian.close();
    }
}
