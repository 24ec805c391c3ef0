package shop.carousel.demo.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The AOT caches of the shop's JVMs, one for each program: the classes that a training run loaded and linked, and how
 * its methods were used (JEP 483, 514 and 515). A JVM with its cache starts for about half of the processor time, and
 * compiles what is hot from the beginning.
 *
 * <p>A cache fits one JDK and the jars of one build. A JVM that is given another goes on without it and says so in its
 * log; one that is older than the program's jar is not given at all.
 */
public final class AotCaches {

    private static final String CONFIGURATION = "-XX:AOTConfiguration=";
    private static final String RECORD = "-XX:AOTMode=record";
    private static final long JCMD_SECONDS = 300;
    private static final long CREATE_SECONDS = 300;

    private enum Mode {
        NONE,
        USED,
        RECORDED
    }

    private final Mode mode;
    private final Path folder;
    private final Map<String, Boolean> programs = new ConcurrentSkipListMap<>();

    private AotCaches(Mode mode, Path folder) {
        this.mode = mode;
        this.folder = folder;
    }

    /** No cache at all. */
    public static AotCaches none() {
        return new AotCaches(Mode.NONE, Path.of(""));
    }

    /** Those of the folder, as far as there are any. */
    public static AotCaches used(Path folder) {
        return new AotCaches(Mode.USED, folder.toAbsolutePath());
    }

    /** None; the JVMs record what caches in the folder will be made of. Recording takes about twice the time. */
    public static AotCaches recorded(Path folder) {
        return new AotCaches(Mode.RECORDED, folder.toAbsolutePath());
    }

    /** What a program's JVM is told, after its other options. The jar is the youngest of its class path. */
    public List<String> options(String program, Path jar) {
        boolean fits = mode == Mode.USED && fits(program, jar);
        programs.put(program, fits);
        return switch (mode) {
            case NONE -> List.of();
            case USED -> fits ? List.of("-XX:AOTCache=" + file(program), "-Xlog:aot*=error") : List.of();
            // what is recorded lies in the metaspace, until the recording is written
            case RECORDED -> List.of(RECORD, CONFIGURATION + recording(program), "-XX:MaxMetaspaceSize=1g");
        };
    }

    /** The same for a program of the demo. A cache takes jars only: from a folder of classes it starts without. */
    public List<String> options(String program) {
        return Jars.ownJar().map(jar -> options(program, jar)).orElse(List.of());
    }

    /** The programs whose JVMs were given a cache. */
    public Set<String> given() {
        return programs(true);
    }

    /** The programs whose JVMs were started without a cache that they could have had. */
    public Set<String> lacking() {
        return mode == Mode.NONE ? Set.of() : programs(false);
    }

    private Set<String> programs(boolean given) {
        return programs.entrySet().stream()
                .filter(program -> program.getValue() == given)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean fits(String program, Path jar) {
        try {
            Path file = file(program);
            return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) >= 0;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Where the program's cache is for this JDK, or will be. */
    private Path file(String program) {
        return folder.resolve(program + "-" + Runtime.version() + ".aot");
    }

    private Path recording(String program) {
        return folder.resolve(program + ".aotconf");
    }

    /** Whether a process has not got its cache in memory; false as well where the system does not tell (Linux does). */
    public boolean isUnused(String program, long pid) {
        String file = file(program).toString();
        try (Stream<String> memory = Files.lines(Path.of("/proc/" + pid + "/maps"))) {
            return memory.noneMatch(line -> line.endsWith(file));
        } catch (IOException | UncheckedIOException notTold) {
            return false;
        }
    }

    /** Ends what a JVM records and writes it down; the JVM goes on, after a pause of some seconds. */
    public void endRecording(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        run(List.of(jcmd.toString(), Long.toString(pid), "AOT.end_recording"), JCMD_SECONDS);
    }

    /** Makes the cache of what a JVM with that command has recorded; it must have ended recording. */
    public void create(String program, List<String> recorded) throws IOException, InterruptedException {
        Path work = folder.resolve(program + ".new");
        var command = new ArrayList<String>();
        for (String word : recorded) {
            command.add(word.equals(RECORD) ? "-XX:AOTMode=create" : word);
            if (word.startsWith(CONFIGURATION)) {
                command.addAll(List.of("-XX:AOTCache=" + work, "-Xlog:aot*=error"));
            }
        }
        run(command, CREATE_SECONDS);
        Files.move(work, file(program), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(recording(program));
    }

    private static void run(List<String> command, long seconds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command.getLast() + " failed: its output stands above");
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
