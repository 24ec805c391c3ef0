package shop.carousel.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import shop.carousel.demo.supervisor.Events;
import shop.carousel.demo.supervisor.Member;

/** Tells people what the shop does, line by line. Thread-safe. */
final class Announcer implements Events {

    private static final double MILLIS = 1_000;

    private final PrintWriter out;

    Announcer(PrintWriter out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void ready(Member member, Duration took, boolean again) {
        say(String.format(
                Locale.ROOT,
                "  %-12s %-11s %5.1f s   127.0.0.1:%d",
                member.name(),
                again ? "ready again" : "ready",
                took.toMillis() / MILLIS,
                member.part().port()));
    }

    @Override
    public void ended(Member member, String cause, Duration pause) {
        say(String.format(
                Locale.ROOT,
                "  %-12s %s; starting it again in %.1f s",
                member.name(),
                cause,
                pause.toMillis() / MILLIS));
    }

    @Override
    public void trouble(String message) {
        say("  " + message);
    }
}
