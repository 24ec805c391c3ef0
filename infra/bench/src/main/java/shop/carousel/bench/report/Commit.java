package shop.carousel.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Which program is measured. */
public final class Commit {

    private static final int GIT_SECONDS = 10;

    private Commit() {}

    /** The commit, with {@code -dirty} where files were changed since; unknown outside of a clone. */
    public static String here() throws InterruptedException {
        Path home = Path.of(System.getProperty("carousel.home", "")).toAbsolutePath();
        try {
            Process git = new ProcessBuilder("git", "-C", home.toString(), "describe", "--always", "--dirty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!git.waitFor(GIT_SECONDS, TimeUnit.SECONDS) || git.exitValue() != 0) {
                return "unknown";
            }
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException noGit) {
            return "unknown";
        }
    }
}
