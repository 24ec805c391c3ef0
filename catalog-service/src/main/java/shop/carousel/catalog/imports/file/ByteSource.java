package shop.carousel.catalog.imports.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file in UTF-8: unpacked where it is gzip, translated where a byte order mark says UTF-16, without the
 * mark. A caller may look ahead. Fails with {@link UnreadableFileException} where the file is broken or unpacks to more
 * than its limit.
 */
final class ByteSource implements Closeable {

    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int BUFFER = 1 << 16;

    private final InputStream bytes;
    private byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private long left;

    private ByteSource(InputStream bytes, long mostBytes) {
        this.bytes = bytes;
        this.left = mostBytes;
    }

    static ByteSource open(InputStream file, long mostBytes) throws IOException {
        try {
            return new ByteSource(inUtf8(unpacked(new BufferedInputStream(file, BUFFER))), mostBytes);
        } catch (EOFException | ZipException broken) {
            throw new UnreadableFileException("The file's compression is broken.");
        }
    }

    private static InputStream unpacked(InputStream file) throws IOException {
        file.mark(2);
        int magic = file.read() << 8 | file.read();
        file.reset();
        return magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(file, BUFFER), BUFFER) : file;
    }

    private static InputStream inUtf8(InputStream text) throws IOException {
        text.mark(3);
        int first = text.read();
        int second = text.read();
        if (first == 0xFE && second == 0xFF) {
            return new Utf16(text, StandardCharsets.UTF_16BE);
        }
        if (first == 0xFF && second == 0xFE) {
            return new Utf16(text, StandardCharsets.UTF_16LE);
        }
        if (first != 0xEF || second != 0xBB || text.read() != 0xBF) {
            text.reset();
        }
        return text;
    }

    /** The next byte, or -1 behind the last. */
    int read() throws IOException {
        return position < end || fill(1) ? buffer[position++] & 0xFF : -1;
    }

    /**
     * The byte that is so many behind the next, or -1 behind the last. Everything up to it stays in memory: the caller
     * bounds it.
     */
    int peek(int ahead) throws IOException {
        return end - position > ahead || fill(ahead + 1) ? buffer[position + ahead] & 0xFF : -1;
    }

    /** Whether so many bytes are there. */
    private boolean fill(int wanted) throws IOException {
        makeRoom(wanted);
        while (end - position < wanted) {
            int count = readSome();
            if (count < 0) {
                return false;
            }
            end += count;
        }
        return true;
    }

    private void makeRoom(int wanted) {
        if (buffer.length - position < wanted) {
            byte[] target = wanted > buffer.length ? new byte[Math.max(wanted, 2 * buffer.length)] : buffer;
            System.arraycopy(buffer, position, target, 0, end - position);
            buffer = target;
            end -= position;
            position = 0;
        } else if (position == end) {
            position = 0;
            end = 0;
        }
    }

    private int readSome() throws IOException {
        try {
            int count = bytes.read(buffer, end, buffer.length - end);
            left -= Math.max(0, count);
            if (left < 0) {
                throw new UnreadableFileException("The file unpacks to more than is accepted.");
            }
            return count;
        } catch (EOFException | ZipException broken) {
            throw new UnreadableFileException("The file's compression is broken: it could be read up to here only.");
        }
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(buffer, (byte) 0);
        bytes.close();
    }
}
