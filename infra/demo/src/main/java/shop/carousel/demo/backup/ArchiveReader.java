package shop.carousel.demo.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.servers.PartFailedException;

/** Reads a backup. A file that is cut, damaged, or something else is refused with a message that says so. */
final class ArchiveReader {

    private ArchiveReader() {}

    /** Unpacks a backup into a new folder, and says what it is. */
    static Manifest unpack(Path file, Path folder) throws IOException {
        Folders.secret(folder);
        try (var tar =
                new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                put(tar, entry, inside(folder, entry.getName()));
            }
        } catch (ZipException | EOFException damaged) {
            throw refused(file, "it is damaged, or no backup of Carousel (" + damaged.getMessage() + ")");
        }
        Path last = folder.resolve(Manifest.NAME);
        if (!Files.exists(last)) {
            throw refused(file, "it is not whole");
        }
        Manifest manifest = Manifest.read(last);
        Files.delete(last);
        if (manifest.format() != Manifest.FORMAT) {
            throw refused(file, "it has format " + manifest.format() + ", this program reads " + Manifest.FORMAT);
        }
        return manifest;
    }

    private static Path inside(Path folder, String name) throws IOException {
        Path place = folder.resolve(name).normalize();
        if (!place.startsWith(folder)) {
            throw new IOException("An entry of the backup lies outside of it: " + name);
        }
        return place;
    }

    private static void put(TarArchiveInputStream content, TarArchiveEntry entry, Path place) throws IOException {
        if (entry.isDirectory()) {
            Folders.secret(place);
        } else if (entry.isFile()) {
            Folders.secret(Objects.requireNonNull(place.getParent()));
            Files.copy(content, place);
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-------"));
        } else {
            throw new IOException("An entry of the backup is neither file nor folder: " + entry.getName());
        }
    }

    private static PartFailedException refused(Path file, String why) {
        return new PartFailedException(file + " cannot be restored: " + why + ".");
    }
}
