package shop.carousel.demo.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;

/** What a backup keeps of a data folder. Caches, indexes and logs are not in it: they are made anew. */
final class Kept {

    private static final String PASSWORD = "admin-password";

    private Kept() {}

    /** The whole copy of a shop that stands still. */
    static void copyAll(Path data, ArchiveWriter archive) throws IOException {
        copyFolder(data, "postgres", archive);
        try (var log = new LogCut(data.resolve("kafka/log"))) {
            log.take();
            log.copy("kafka/log", archive);
        }
        copyFolder(data, "lock-a", archive);
        copySecrets(data, archive);
        archive.complete(new Manifest(Manifest.FORMAT, Instant.now().toString(), null));
    }

    /** Passwords and keys: without them the databases do not open, and links and sessions end. */
    static void copySecrets(Path data, ArchiveWriter archive) throws IOException {
        copyFolder(data, "secrets", archive);
        if (Files.exists(data.resolve("tls"))) {
            copyFolder(data, "tls", archive);
        }
        archive.file(PASSWORD, data.resolve(PASSWORD));
    }

    static void copyFolder(Path data, String name, ArchiveWriter archive) throws IOException {
        try (var files = Files.walk(data.resolve(name))) {
            for (Path file : files.toList()) {
                String entry = data.relativize(file).toString();
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    archive.folder(entry);
                } else {
                    archive.file(entry, file);
                }
            }
        }
    }
}
