package shop.carousel.demo.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs that are installed on this machine. */
final class Programs {

    private static final long LIMIT_SECONDS = 120;

    private Programs() {}

    /** Where a program is on the search path, with the folders for administration added. */
    static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin:/sbin:/usr/bin:/bin";
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** How a command ended and what it printed. */
    record Result(int code, String output) {}

    /** Runs a command to its end; when this thread is interrupted, the command is killed. */
    static Result run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = Files.createTempFile("carousel-", ".out");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new Result(end(builder.start()), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private static int end(Process process) throws InterruptedException {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Whether a command runs and ends well. */
    static boolean works(List<String> command) throws InterruptedException {
        try {
            return run(command, Map.of()).code() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a command prints; empty when it cannot be run. */
    static String output(List<String> command) throws InterruptedException {
        try {
            return run(command, Map.of()).output();
        } catch (IOException e) {
            return "";
        }
    }
}
