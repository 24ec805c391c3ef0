package shop.carousel.demo.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs a program that refuses to run as root. An ordinary user's command stays as it is. Root's is put behind a command
 * that takes its powers away and then becomes it (same process number): a user namespace without a mapping, where our
 * files still are ours; else another user's number, which then has to own the data.
 */
record Unprivileged(List<String> prefix, Optional<Integer> owner) {

    private static final int NOBODY = 65_534;

    /** The first way that works on this machine. */
    static Unprivileged find() throws InterruptedException {
        if (!isRoot()) {
            return new Unprivileged(List.of(), Optional.empty());
        }
        for (Unprivileged way : ways()) {
            if (Programs.works(way.command(List.of("/bin/sh", "-c", "test \"$(id -u)\" != 0")))) {
                return way;
            }
        }
        throw new PartFailedException(
                "postgres does not run as root, and this machine offers no way to take the powers away"
                        + " (unshare -U, setpriv, chroot --userspec). Start the shop as an ordinary user.");
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Gives a folder to the user that the command runs as. */
    void own(Path folder) throws IOException {
        if (owner.isEmpty()) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", owner.get(), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static boolean isRoot() throws InterruptedException {
        return Programs.output(List.of("id", "-u")).strip().equals("0");
    }

    private static List<Unprivileged> ways() {
        String user = Integer.toString(NOBODY);
        var ways = new ArrayList<Unprivileged>();
        ways.add(new Unprivileged(List.of("unshare", "-U"), Optional.empty()));
        ways.add(new Unprivileged(
                List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"), Optional.of(NOBODY)));
        ways.add(new Unprivileged(List.of("chroot", "--userspec=" + user + ":" + user, "/"), Optional.of(NOBODY)));
        return ways;
    }
}
