package shop.carousel.demo.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Path back = folder.resolve("back");
        assertThat(ArchiveReader.unpack(file, back).restorePoint()).isEqualTo("carousel_x");
        byte[] all = Files.readAllBytes(source);
        assertThat(Files.mismatch(source, back.resolve("postgres/" + "long".repeat(60))))
                .isEqualTo(-1);
        assertThat(Arrays.equals(Arrays.copyOf(all, 150_000), Files.readAllBytes(back.resolve("kafka/log/0/a.log"))))
                .isTrue();
        assertThat(Arrays.equals(
                        Arrays.copyOf(all, 200_010), Files.readAllBytes(back.resolve("kafka/log/0/shorter-now.log"))))
                .isTrue();
        assertThat(Files.exists(back.resolve("gone"))).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(back)))
                .isEqualTo("rwx------");
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
                assertThatThrownBy(() -> unpacked(bad, back))
                        .as((isCut ? "cut at " : "changed at ") + place)
                        .isInstanceOf(IOException.class);
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
            assertThat(left.count()).as("only the source").isEqualTo(1);
        }
    }

    @Test
    void backup_overAFileThatExists_isRefused() throws IOException {
        Files.writeString(file, "precious");
        assertThatThrownBy(() -> ArchiveWriter.create(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(file)).isEqualTo("precious");
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
        assertThat(code).isEqualTo(1);
        assertThat(error.toString()).contains("is not empty");
        assertThat(Files.readString(data.resolve("precious"))).isEqualTo("mine");
    }
}
