package shop.carousel.catalog.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-16 as UTF-8. Half a character makes the file unreadable: what follows it could be anything. */
final class Utf16 extends InputStream {

    private static final int CHARACTERS = 1 << 13;

    private final InputStreamReader reader;
    private final char[] characters = new char[CHARACTERS];
    private byte[] bytes = new byte[0];
    private int position;

    Utf16(InputStream file, Charset charset) {
        this.reader = new InputStreamReader(file, charset.newDecoder());
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (position == bytes.length) {
            int count = readWhole();
            if (count < 0) {
                return false;
            }
            bytes = new String(characters, 0, count).getBytes(StandardCharsets.UTF_8);
            position = 0;
        }
        return true;
    }

    /** Never ends between the halves of a character. */
    private int readWhole() throws IOException {
        try {
            int count = reader.read(characters, 0, CHARACTERS - 1);
            if (count > 0 && Character.isHighSurrogate(characters[count - 1])) {
                int low = reader.read();
                if (low >= 0) {
                    characters[count++] = (char) low;
                }
            }
            return count;
        } catch (CharacterCodingException broken) {
            throw new UnreadableFileException("The file says that it is UTF-16, but is not.");
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
