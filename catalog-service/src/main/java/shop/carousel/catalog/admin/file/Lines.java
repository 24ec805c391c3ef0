package shop.carousel.catalog.admin;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, unpacked where it is gzip (known by its first two bytes). Bounded: a line that is too long is skipped in constant
 * memory, and a file that unpacks to more than its limit ends with {@link UnreadableFileException}.
 */
final class Lines implements Closeable {

    /**
     * A line.
     *
     * @param number counted from 1
     * @param text null when it cannot be read
     * @param fault why it cannot be read; null when it can
     */
    record Line(
            long number, @Nullable String text, @Nullable String fault) {}

    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int BUFFER = 1 << 16;

    private final InputStream bytes;
    private final int mostBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    private long number;
    private long left;

    Lines(Path file, int lineBytes, long unpackedBytes) throws IOException {
        this.bytes = unpacked(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        this.mostBytes = lineBytes;
        this.left = unpackedBytes;
    }

    private static InputStream unpacked(InputStream file) throws IOException {
        file.mark(2);
        int magic = file.read() << 8 | file.read();
        file.reset();
        return magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(file, BUFFER), BUFFER) : file;
    }

    /** The next line, or null behind the last. */
    @Nullable
    Line next() throws IOException {
        line.reset();
        int length = 0;
        int next = read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = read()) {
            if (length++ < mostBytes) {
                line.write(next);
            }
        }
        number++;
        return length > mostBytes ? new Line(number, null, "is longer than %,d bytes".formatted(mostBytes)) : decoded();
    }

    private int read() throws IOException {
        if (left-- == 0) {
            throw new UnreadableFileException("The file unpacks to more than is accepted.");
        }
        try {
            return bytes.read();
        } catch (java.io.EOFException | java.util.zip.ZipException broken) {
            throw new UnreadableFileException("The file's compression is broken behind line " + number + ".");
        }
    }

    private Line decoded() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            return new Line(number, cleaned(text), null);
        } catch (CharacterCodingException notUtf8) {
            return new Line(number, null, "is not UTF-8");
        }
    }

    private String cleaned(String text) {
        String unmarked = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.endsWith("\r") ? unmarked.substring(0, unmarked.length() - 1) : unmarked;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
