package shop.carousel.demo.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that keeps unpacked programs for all shops and tests of one user. */
final class Cache {

    private Cache() {}

    /** The folder: {@code $XDG_CACHE_HOME/carousel}, else the usual one of the user, else one for temporary files. */
    static Path folder() throws IOException {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home"));
        Path usual = configured != null && configured.startsWith("/") ? Path.of(configured) : home.resolve(".cache");
        try {
            return Files.createDirectories(usual.resolve("carousel"));
        } catch (IOException e) {
            return Files.createDirectories(
                    Path.of(System.getProperty("java.io.tmpdir"), "carousel-" + System.getProperty("user.name")));
        }
    }
}
