package shop.carousel.demo.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import shop.carousel.demo.servers.PartFailedException;

/** The file of a backup: whole or refused, and nothing that is there is overwritten. */
class BackupFileTest {

    @TempDir
    private Path folder;

    private Path file;
    private Path source;

    @BeforeEach
    void name() throws IOException {
        file = folder.resolve("shop.tar.gz");
        source = Files.write(folder.resolve("source"), bytes(200_000));
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        new SplittableRandom(5).nextBytes(bytes);
        return bytes;
    }

    private void write() throws IOException {
        try (var archive = ArchiveWriter.create(file);
                var channel = FileChannel.open(source, StandardOpenOption.READ)) {
            archive.folder("postgres");
            archive.file("postgres/" + "long".repeat(60), source);
            archive.beginning("kafka/log/0/a.log", channel, 150_000);
            archive.beginning("kafka/log/0/shorter-now.log", channel, 200_010);
            archive.file("gone", folder.resolve("gone"));
            archive.complete(new Manifest(Manifest.FORMAT, "2026-12-01T00:00:00Z", "carousel_x"));
        }
    }

    @Test
    void backup_readAgain_isWhatWasThere() throws IOException {
        write();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Path back = folder.resolve("back");
        assertEquals("carousel_x", ArchiveReader.unpack(file, back).restorePoint());
        byte[] all = Files.readAllBytes(source);
        assertEquals(-1, Files.mismatch(source, back.resolve("postgres/" + "long".repeat(60))));
        assertTrue(Arrays.equals(Arrays.copyOf(all, 150_000), Files.readAllBytes(back.resolve("kafka/log/0/a.log"))));
        assertTrue(Arrays.equals(
                Arrays.copyOf(all, 200_010), Files.readAllBytes(back.resolve("kafka/log/0/shorter-now.log"))));
        assertFalse(Files.exists(back.resolve("gone")));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(back)));
    }

    /** Cut at any place, or changed at any place: never taken for whole. */
    @Test
    void backup_damagedAnywhere_isRefused() throws IOException {
        write();
        byte[] whole = Files.readAllBytes(file);
        var random = new SplittableRandom(11);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = whole.clone();
            int place = random.nextInt(whole.length);
            boolean isCut = i % 2 == 0;
            damaged[place] ^= (byte) (1 + random.nextInt(255));
            Path bad = Files.write(folder.resolve("bad-" + i), isCut ? Arrays.copyOf(whole, place) : damaged);
            Path back = folder.resolve("back-" + i);
            // A changed byte of the gzip header's time or system is no damage to what is in it.
            if (isCut || place >= 10) {
                assertThrows(IOException.class, () -> unpacked(bad, back), (isCut ? "cut at " : "changed at ") + place);
            }
        }
    }

    private static void unpacked(Path bad, Path back) throws IOException {
        try {
            ArchiveReader.unpack(bad, back);
        } catch (PartFailedException refused) {
            throw new IOException(refused);
        }
    }

    @Test
    void backup_thatWasNotCompleted_leavesNoFile() throws IOException {
        try (var archive = ArchiveWriter.create(file)) {
            archive.text("a", "b");
        }
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count(), "only the source");
        }
    }

    @Test
    void backup_overAFileThatExists_isRefused() throws IOException {
        Files.writeString(file, "precious");
        assertThrows(FileAlreadyExistsException.class, () -> ArchiveWriter.create(file));
        assertEquals("precious", Files.readString(file));
    }

    @Test
    void restore_intoAFolderWithSomethingInIt_touchesNothing() throws IOException {
        write();
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("precious"), "mine");
        var error = new StringWriter();
        int code = new CommandLine(new RestoreCommand())
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    error.append(fault.getMessage());
                    return 1;
                })
                .setErr(new PrintWriter(error))
                .execute(file.toString(), "--data", data.toString());
        assertEquals(1, code);
        assertTrue(error.toString().contains("is not empty"), error.toString());
        assertEquals("mine", Files.readString(data.resolve("precious")));
    }
}
