package shop.carousel.demo.backup;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Writes a backup: a gzipped tar that only its owner may read. It has its name once it is complete; until then it lies
 * beside it, and is deleted if it never becomes complete.
 */
final class ArchiveWriter implements Closeable {

    private static final int FAST = 1;
    private static final int FOLDER_MODE = 040700;
    private static final int FILE_MODE = 0100600;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final Path work;
    private final TarArchiveOutputStream tar;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long contentBytes;

    private ArchiveWriter(Path file, Path work, TarArchiveOutputStream tar) {
        this.file = file;
        this.work = work;
        this.tar = tar;
    }

    /** Begins a file. One that exists is never replaced. */
    static ArchiveWriter create(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path work = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(work);
        Files.createFile(work, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var level = new GzipParameters();
        level.setCompressionLevel(FAST);
        var tar = new TarArchiveOutputStream(
                new GzipCompressorOutputStream(new BufferedOutputStream(Files.newOutputStream(work)), level));
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return new ArchiveWriter(file, work, tar);
    }

    /** Adds a folder with nothing in it yet. */
    void folder(String name) throws IOException {
        var entry = new TarArchiveEntry(name + "/");
        entry.setMode(FOLDER_MODE);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /** Adds a file as long as it is now. One that has gone meanwhile is left out. */
    void file(String name, Path source) throws IOException {
        try (var channel = FileChannel.open(source, StandardOpenOption.READ)) {
            beginning(name, channel, channel.size());
        } catch (NoSuchFileException gone) {
            // A running server deletes files of its own.
        }
    }

    /** Adds the first bytes of a file; where it has become shorter, the rest is zeros. */
    void beginning(String name, FileChannel channel, long bytes) throws IOException {
        begin(name, bytes);
        long position = 0;
        while (position < bytes) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), bytes - position));
            int read = channel.read(buffer, position);
            if (read < 0) {
                Arrays.fill(buffer.array(), 0, buffer.limit(), (byte) 0);
                read = buffer.limit();
            }
            tar.write(buffer.array(), 0, read);
            position += read;
        }
        tar.closeArchiveEntry();
    }

    /** Adds a file with this content. */
    void text(String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        begin(name, bytes.length);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private void begin(String name, long bytes) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes);
        entry.setMode(FILE_MODE);
        tar.putArchiveEntry(entry);
        contentBytes += bytes;
    }

    /** How many bytes of files were added. */
    long contentBytes() {
        return contentBytes;
    }

    /** Completes the file, with what it says about itself at its end. */
    void complete(Manifest manifest) throws IOException {
        text(Manifest.NAME, manifest.text());
        tar.close();
        try (var written = FileChannel.open(work, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(work, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(work)) {
            try {
                tar.close();
            } catch (IOException unfinished) {
                // An entry was under way: the file is thrown away.
            }
            Files.deleteIfExists(work);
        }
    }
}
