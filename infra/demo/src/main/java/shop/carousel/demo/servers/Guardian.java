package shop.carousel.demo.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * Ends the watched processes when this JVM is gone, however it went. It is a small shell that reads from a pipe whose
 * other end only this JVM holds: the pipe's end is the news. Thread-safe.
 */
public final class Guardian implements AutoCloseable {

    // Lines: "+ PID SIGNAL" and "- PID". At the end of the pipe: ask all to stop, wait up to 8 s, kill the rest.
    private static final String SCRIPT = """
            trap '' INT TERM HUP QUIT
            watched=' '
            while read -r what pid signal; do
              case $what in
                +) watched="$watched$pid:$signal " ;;
                -) left=' '; for one in $watched; do [ "${one%%:*}" = "$pid" ] || left="$left$one "; done; \
                watched=$left ;;
              esac
            done
            for one in $watched; do kill -"${one#*:}" "${one%%:*}" 2>/dev/null; done
            for turn in 1 2 3 4 5 6 7 8; do
              alive=
              for one in $watched; do kill -0 "${one%%:*}" 2>/dev/null && alive=yes; done
              [ -n "$alive" ] || exit 0
              sleep 1
            done
            for one in $watched; do kill -KILL "${one%%:*}" 2>/dev/null; done
            """;

    private final Process shell;
    private final Writer lines;

    private Guardian(Process shell) {
        this.shell = shell;
        this.lines = shell.outputWriter();
    }

    /** Starts a guardian that watches nothing yet. */
    public static Guardian start() {
        try {
            return new Guardian(new ProcessBuilder(Sessions.own(List.of("/bin/sh", "-c", SCRIPT)))
                    .redirectOutput(new File("/dev/null"))
                    .redirectError(new File("/dev/null"))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the process does not outlive this JVM. */
    void watch(long pid, String signal) {
        say("+ " + pid + " " + signal + "\n");
    }

    /** The process has ended: its number may soon be another's. */
    void forget(long pid) {
        say("- " + pid + "\n");
    }

    private synchronized void say(String line) {
        try {
            lines.write(line);
            lines.flush();
        } catch (IOException e) {
            // Somebody ended the guardian. It is a second net: the next start clears what a killed launcher leaves.
            shell.destroyForcibly();
        }
    }

    /** Ends what is still watched, and the guardian. */
    @Override
    public synchronized void close() {
        try {
            lines.close();
        } catch (IOException e) {
            shell.destroyForcibly();
        }
    }
}
