package shop.carousel.demo.servers;

import java.util.List;
import java.util.stream.Stream;

/**
 * Commands that lead a session of their own: a terminal's Ctrl-C and hang-up do not reach them. Same process number as
 * the command's.
 */
final class Sessions {

    private static final List<String> PREFIX = prefix();

    private Sessions() {}

    static List<String> own(List<String> command) {
        return Stream.concat(PREFIX.stream(), command.stream()).toList();
    }

    private static List<String> prefix() {
        if (Programs.find("setsid").isPresent()) {
            return List.of("setsid");
        }
        return Programs.find("perl")
                .map(perl -> List.of(perl.toString(), "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!", "--"))
                .orElse(List.of());
    }
}
