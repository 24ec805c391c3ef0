package shop.carousel.demo.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The beginning of a command that starts a small JVM of this JDK. */
public final class Java {

    private Java() {}

    /** The program with what all our JVMs have in common, and a heap of at most that many MiB. */
    public static List<String> command(int heapMebibytes, List<String> more) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMebibytes + "m");
        command.addAll(List.of("-XX:+UseSerialGC", "-Xss512k", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of("-Djava.net.preferIPv4Stack=true", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-XX:+IgnoreUnrecognizedVMOptions"));
        command.addAll(more);
        return command;
    }
}
