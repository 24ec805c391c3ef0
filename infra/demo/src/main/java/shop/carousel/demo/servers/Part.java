package shop.carousel.demo.servers;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One process of the shop: how it is started and how to tell that it serves. */
public interface Part {

    /** The name that people see: {@code postgres}, {@code redis-a}, {@code catalog-1}. */
    String name();

    /** The program of ours that its JVM runs, which is one for all instances of a service; none for others' servers. */
    default Optional<String> javaProgram() {
        return Optional.empty();
    }

    /** The loopback port that it listens on. */
    int port();

    /** Puts in place what the process needs (programs, folders, files) and says how to start it. Repeatable. */
    Launch prepare() throws IOException, InterruptedException;

    /** Whether it serves now. Answers within about a second and never throws. */
    boolean ready();

    /** What remains to be done once it serves, before others may use it. Repeatable. */
    default void opened() throws IOException {}

    /** How long it may take to become ready. */
    default Duration startLimit() {
        return Duration.ofSeconds(60);
    }

    /** The signal that asks it to stop, by POSIX name. */
    default String stopSignal() {
        return "TERM";
    }
}
