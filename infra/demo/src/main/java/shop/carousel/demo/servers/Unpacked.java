package shop.carousel.demo.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks programs from the class path, once per user and version; several JVMs may do so at the same time. */
final class Unpacked {

    private Unpacked() {}

    /** The folder with the content of a {@code .txz} resource. */
    static Path archive(String resource) throws IOException {
        return once(resource, Unpacked::extract);
    }

    /** The folder with a resource that is a program. */
    static Path program(String resource) throws IOException {
        return once(resource, (stream, folder) -> {
            Path file = folder.resolve(resource.substring(1));
            Files.copy(stream, file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        });
    }

    private interface Extraction {
        void into(InputStream stream, Path folder) throws IOException;
    }

    private static Path once(String resource, Extraction extraction) throws IOException {
        var url = Objects.requireNonNull(Unpacked.class.getResource(resource), resource);
        // The jar's name has the version: another version is another folder.
        Path target = Cache.folder()
                .resolve(resource.substring(1) + "-"
                        + Integer.toHexString(url.toString().hashCode()));
        if (Files.isDirectory(target)) {
            return target;
        }
        Path work = Files.createTempDirectory(target.getParent(), "unpacking-");
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var stream = url.openStream()) {
            extraction.into(stream, work);
        }
        return publish(work, target);
    }

    /** Moves the complete folder to its name; when another JVM was faster, its folder is as good. */
    private static Path publish(Path work, Path target) throws IOException {
        try {
            return Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            Folders.delete(work);
            return target;
        }
    }

    private static void extract(InputStream stream, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(stream)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                put(tar, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void put(InputStream content, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(file.getParent());
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(content, file);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
