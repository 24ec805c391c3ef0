package shop.carousel.bench.against;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import shop.carousel.bench.LeftOutException;

/** Another commit's files, in a worktree of their own within {@code target}. It stays there for the next comparison. */
record Checkout(Path folder, String commit) {

    /**
     * Checks a revision out. Its programs are built by its own launcher when they are first used.
     *
     * @throws LeftOutException when there is no such revision, or no git
     */
    static Checkout of(String revision, Path home) throws IOException, InterruptedException {
        String commit = git(home, "rev-parse", "--verify", "--short", "--end-of-options", revision + "^{commit}");
        Path folder = home.resolve("target").resolve("against").resolve(commit);
        if (!Files.exists(folder.resolve("shop"))) {
            git(home, "worktree", "prune");
            git(home, "worktree", "add", "--detach", folder.toString(), commit);
        }
        return new Checkout(folder, commit);
    }

    private static String git(Path home, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(Arrays.asList(words));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (git.waitFor() != 0) {
            throw new LeftOutException("git " + String.join(" ", words) + ": " + said);
        }
        return said;
    }
}
