package shop.carousel.ring.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.testing.RedisProcess;

/** The library in a process that has no framework on its class path: ends by itself, with nothing left running. */
class PlainProgramTest {

    private static final List<String> NEEDED = List.of(
            "classes", "test-classes", "hash4j", "vertx-core", "netty", "jackson-core", "jboss-logging", "jspecify");

    @Test
    void plainProgram_withoutAnyFramework_cachesAndLocks() throws Exception {
        try (var a = RedisProcess.start("a");
                var b = RedisProcess.start("b");
                var lock = RedisProcess.start("lock")) {
            assertThat(classPath())
                    .doesNotContain(
                            "quarkus", "mutiny", "jakarta", "micrometer", "opentelemetry", "folsom", "redis-client");
            var program = command(
                            "DIRECT",
                            a.node().address(),
                            b.node().address(),
                            lock.node().address())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(said(program)).isEqualTo("Hello, world\nGood evening\nheld: true\n");
            assertThat(program.exitValue()).isZero();
        }
    }

    @Test
    void transportWhoseClientIsNotThere_stopsTheStart_andSaysWhatIsMissing() throws Exception {
        var program = command("VERTX", "127.0.0.1:1", "127.0.0.1:2")
                .redirectErrorStream(true)
                .start();
        assertThat(said(program)).contains("The transport vertx needs io.vertx:vertx-redis-client");
        assertThat(program.exitValue()).isNotZero();
    }

    private static ProcessBuilder command(String transport, String... addresses) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                List.of(java, "-Dtransport=" + transport, "-cp", classPath(), PlainProgram.class.getName()));
        command.addAll(List.of(addresses));
        return new ProcessBuilder(command);
    }

    private static String said(Process program) throws Exception {
        var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        NEEDED.stream().anyMatch(Path.of(entry).getFileName().toString()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
