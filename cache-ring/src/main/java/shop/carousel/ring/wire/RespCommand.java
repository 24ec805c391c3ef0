package shop.carousel.ring.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A command: its words, and the form in which they are sent, each with its length before it (RESP 2 and 3). */
public final class RespCommand {

    private static final byte[] END = {'\r', '\n'};

    /** Kind, digits, line break. */
    private static final int LONGEST_HEADER = 1 + 10 + END.length;

    private final List<byte[]> words;
    private final byte[] bytes;
    private final int length;

    private RespCommand(List<byte[]> words, ByteBuffer bytes) {
        this.words = words;
        this.bytes = bytes.array();
        this.length = bytes.position();
    }

    /** A command of these words. */
    public static RespCommand of(String... words) {
        var bytes = new ArrayList<byte[]>(words.length);
        for (var word : words) {
            bytes.add(word.getBytes(StandardCharsets.UTF_8));
        }
        return of(bytes);
    }

    /** A command of these words, the first of which is its name. The list is kept, and does not change any more. */
    public static RespCommand of(List<byte[]> words) {
        int size = LONGEST_HEADER;
        for (var word : words) {
            size += LONGEST_HEADER + word.length + END.length;
        }
        var bytes = ByteBuffer.allocate(size);
        putHeader(bytes, '*', words.size());
        for (var word : words) {
            putHeader(bytes, '$', word.length);
            bytes.put(word).put(END);
        }
        return new RespCommand(words, bytes);
    }

    /** Its words, the first of which is its name. */
    public List<byte[]> words() {
        return words;
    }

    /** How many bytes it is. */
    public int length() {
        return length;
    }

    public void putTo(ByteBuffer buffer) {
        buffer.put(bytes, 0, length);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    private static void putHeader(ByteBuffer bytes, char kind, int number) {
        bytes.put((byte) kind);
        if (number < 10) {
            bytes.put((byte) ('0' + number));
        } else {
            bytes.put(Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
        }
        bytes.put(END);
    }
}
