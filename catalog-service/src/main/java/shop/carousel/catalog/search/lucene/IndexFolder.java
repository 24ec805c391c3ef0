package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fresh folder for one process's index, removed with it. What a process that was killed left behind, the next one
 * removes: the folder's name says whose it was.
 */
record IndexFolder(Path path) {

    private static final Pattern NAME = Pattern.compile("carousel-search-([0-9]+)-.*");

    static IndexFolder create(Optional<String> configured) throws IOException {
        Path parent = Path.of(configured.orElse(System.getProperty("java.io.tmpdir")));
        Files.createDirectories(parent);
        removeOrphans(parent);
        String prefix = "carousel-search-" + ProcessHandle.current().pid() + "-";
        return new IndexFolder(Files.createTempDirectory(parent, prefix));
    }

    private static void removeOrphans(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, "carousel-search-*")) {
            for (Path folder : folders) {
                Matcher name = NAME.matcher(folder.getFileName().toString());
                if (name.matches() && isGone(Long.parseLong(name.group(1))) && Files.isWritable(folder)) {
                    new IndexFolder(folder).delete();
                }
            }
        }
    }

    private static boolean isGone(long pid) {
        return ProcessHandle.of(pid).isEmpty();
    }

    void delete() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(path);
    }
}
