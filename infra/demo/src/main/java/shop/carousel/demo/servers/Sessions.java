package shop.carousel.demo.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Commands that lead a session of their own: a terminal's Ctrl-C and hang-up do not reach them. Same process number as
 * the command's.
 *
 * <p>Linux shares the processors among sessions first (sched(7), "The autogroup feature"), so a process's own priority
 * means nothing beside another session's. The new session takes over the priority that it is started with.
 */
final class Sessions {

    /** The kernel takes no second change of a session's priority within a tenth of a second of another. */
    private static final String KEEP_PRIORITY = """
            priority=$(nice)
            tries=0
            while [ "$priority" != 0 ] && [ $tries -lt 10 ]; do
              (echo "$priority" >/proc/self/autogroup) 2>/dev/null && break
              tries=$((tries + 1))
              sleep 0.2
            done
            exec "$@"
            """;

    private static final List<String> PREFIX = prefix();

    private Sessions() {}

    static List<String> own(List<String> command) {
        return Stream.concat(PREFIX.stream(), command.stream()).toList();
    }

    private static List<String> prefix() {
        if (Programs.find("setsid").isPresent()) {
            return Files.exists(Path.of("/proc/self/autogroup"))
                    ? List.of("setsid", "/bin/sh", "-c", KEEP_PRIORITY, "sh")
                    : List.of("setsid");
        }
        return Programs.find("perl")
                .map(perl -> List.of(perl.toString(), "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!", "--"))
                .orElse(List.of());
    }
}
