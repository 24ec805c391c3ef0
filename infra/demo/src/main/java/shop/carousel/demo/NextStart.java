package shop.carousel.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.demo.servers.AotCaches;
import shop.carousel.demo.servers.Background;
import shop.carousel.demo.servers.Jars;
import shop.carousel.demo.servers.Part;
import shop.carousel.demo.supervisor.Member;
import shop.carousel.demo.supervisor.StateFile;

/**
 * Sees to it that the next start of an open shop has AOT caches, and says when this one did not use those that it had.
 */
final class NextStart implements AutoCloseable {

    private final Layout layout;
    private final Path home;
    private final AotCaches caches;
    private final Announcer announcer;
    private volatile Optional<Background> training = Optional.empty();

    NextStart(Layout layout, Path home, AotCaches caches, Announcer announcer) {
        this.layout = layout;
        this.home = home;
        this.caches = caches;
        this.announcer = announcer;
    }

    /** To be called when all members serve. */
    void prepare(List<Member> members) throws IOException {
        List<String> unused = unused(members);
        if (!unused.isEmpty()) {
            announcer.say("Started without AOT caches, because theirs do not fit: " + String.join(", ", unused)
                    + ". Their logs say why; ./shop train makes new ones.");
        } else if (!caches.lacking().isEmpty()) {
            train();
        }
    }

    private List<String> unused(List<Member> members) throws IOException {
        Map<String, Long> processes =
                new StateFile(layout.state()).read().orElseThrow().processes();
        return members.stream()
                .map(Member::part)
                .filter(part ->
                        part.javaProgram().filter(caches.given()::contains).isPresent())
                .filter(part -> isUnused(part, processes.get(part.name())))
                .map(Part::name)
                .toList();
    }

    private boolean isUnused(Part part, @Nullable Long pid) {
        return pid != null && caches.isUnused(part.javaProgram().orElseThrow(), pid);
    }

    private void train() throws IOException {
        Path log = layout.logs().resolve("training.log");
        announcer.say("The next start will be faster: ./shop train runs in the background, at the lowest priority ("
                + log + ").");
        training = Optional.of(Background.start(command(), log));
    }

    /** This program again, as the script starts it. */
    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcarousel.home=" + home,
                "-cp",
                Jars.classPath(),
                Shop.class.getName(),
                "train");
    }

    /** Ends a training that is under way. */
    @Override
    public void close() {
        training.ifPresent(Background::close);
    }
}
