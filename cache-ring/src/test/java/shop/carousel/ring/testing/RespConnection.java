package shop.carousel.ring.testing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A plain connection to a node, to look at it and to tamper with it behind the library's back. */
public final class RespConnection implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream in;

    public RespConnection(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(5_000);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reply as text; "(nil)" for none, an error with its minus sign, the items of a list separated by blanks. */
    public String command(String... words) {
        try {
            var request = new StringBuilder("*" + words.length + "\r\n");
            for (var word : words) {
                request.append('$')
                        .append(word.getBytes(StandardCharsets.UTF_8).length)
                        .append("\r\n")
                        .append(word)
                        .append("\r\n");
            }
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            return reply();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String reply() throws IOException {
        var line = line();
        return switch (line.charAt(0)) {
            case '+', ':' -> line.substring(1);
            case '-' -> line;
            case '$' -> bulk(Integer.parseInt(line.substring(1)));
            case '*' -> list(Integer.parseInt(line.substring(1)));
            default -> throw new IOException("Not understood: " + line);
        };
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return "(nil)";
        }
        var bytes = in.readNBytes(length);
        in.skipNBytes(2);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String list(int count) throws IOException {
        var items = new StringBuilder();
        for (int i = 0; i < count; i++) {
            items.append(i == 0 ? "" : " ").append(reply());
        }
        return items.toString();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int each = in.readUnsignedByte(); each != '\r'; each = in.readUnsignedByte()) {
            line.append((char) each);
        }
        in.skipNBytes(1);
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
