package shop.carousel.catalog.imports.file;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a file, which end in LF, CR or both. A line that is too long is skipped in constant memory. */
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

    private final ByteSource bytes;
    private final int mostBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    private long number;

    Lines(ByteSource bytes, int mostBytes) {
        this.bytes = bytes;
        this.mostBytes = mostBytes;
    }

    /** The next line, or null behind the last. */
    @Nullable
    Line next() throws IOException {
        line.reset();
        int length = 0;
        int next = bytes.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n' && next != '\r'; next = bytes.read()) {
            if (length < mostBytes) {
                line.write(next);
            }
            length = Math.min(length + 1, mostBytes + 1);
        }
        if (next == '\r' && bytes.peek(0) == '\n') {
            bytes.read();
        }
        number++;
        return length > mostBytes ? new Line(number, null, "is longer than %,d bytes".formatted(mostBytes)) : decoded();
    }

    private Line decoded() {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return new Line(
                    number, decoder.decode(ByteBuffer.wrap(line.toByteArray())).toString(), null);
        } catch (CharacterCodingException notUtf8) {
            return new Line(number, null, "is not UTF-8");
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
