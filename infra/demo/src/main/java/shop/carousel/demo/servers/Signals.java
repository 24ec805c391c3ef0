package shop.carousel.demo.servers;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends POSIX signals that Java itself cannot send. */
public final class Signals {

    private Signals() {}

    /** Sends a signal, named without {@code SIG}, to a process; one that has ended is left in peace. */
    public static void send(String signal, long pid) throws InterruptedException {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -\"$0\" \"$1\" 2>/dev/null", signal, Long.toString(pid))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
