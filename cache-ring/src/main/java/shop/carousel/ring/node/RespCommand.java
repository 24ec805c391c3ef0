package shop.carousel.ring.node;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A command in the form in which it is sent: its words, each with its length before it (RESP 2). */
public final class RespCommand {

    private static final byte[] END = {'\r', '\n'};

    private final List<byte[]> words;

    private RespCommand(List<byte[]> words) {
        this.words = words;
    }

    /** A command of these words. */
    public static RespCommand of(String... words) {
        var bytes = new ArrayList<byte[]>(words.length);
        for (var word : words) {
            bytes.add(word.getBytes(StandardCharsets.UTF_8));
        }
        return new RespCommand(bytes);
    }

    /** A command's name and what follows it. */
    public static RespCommand of(byte[] name, List<byte[]> rest) {
        var words = new ArrayList<byte[]>(rest.size() + 1);
        words.add(name);
        words.addAll(rest);
        return new RespCommand(words);
    }

    void appendTo(Buffer buffer) {
        appendHeader(buffer, '*', words.size());
        for (var word : words) {
            appendHeader(buffer, '$', word.length);
            buffer.appendBytes(word).appendBytes(END);
        }
    }

    private static void appendHeader(Buffer buffer, char kind, int number) {
        buffer.appendByte((byte) kind);
        if (number < 10) {
            buffer.appendByte((byte) ('0' + number));
        } else {
            buffer.appendBytes(Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
        }
        buffer.appendBytes(END);
    }
}
