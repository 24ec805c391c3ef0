package shop.carousel.demo.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** A client on a bare socket: sends what no library would send. It waits at most ten seconds for an answer. */
final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    /** An answer; status 0 where the connection was closed without one. */
    record Answer(int status, String head, String body) {}

    private final Socket socket;
    private String unread = "";

    RawClient(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One request on a connection of its own, and its answer. */
    static Answer ask(int port, String request) {
        try (var client = new RawClient(port)) {
            client.send(request);
            return client.answer();
        }
    }

    /** Sends as much as the other side takes; says whether it took all. */
    boolean send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Whether there is something to read, the end included. */
    boolean answerIsThere() {
        try {
            socket.setSoTimeout(1);
            int next = socket.getInputStream().read();
            unread = next < 0 ? "" : Character.toString(next);
            return true;
        } catch (java.net.SocketTimeoutException nothingYet) {
            return false;
        } catch (IOException closed) {
            return true;
        } finally {
            patience();
        }
    }

    private void patience() {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException closed) {
            // What follows tells it too.
        }
    }

    Answer answer() {
        try {
            InputStream in = socket.getInputStream();
            var head = new StringBuilder(unread);
            unread = "";
            while (!head.toString().endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return new Answer(0, head.toString(), "");
                }
                head.append((char) next);
            }
            String text = head.toString();
            int status = Integer.parseInt(text.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
            var length = Pattern.compile("content-length: (\\d+)").matcher(text.toLowerCase(Locale.ROOT));
            byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            return new Answer(status, text, new String(body, StandardCharsets.UTF_8));
        } catch (IOException closed) {
            return new Answer(0, "", "");
        }
    }

    /** Whether the other side closes; what it still sends is dropped. */
    boolean isClosed() {
        try {
            while (socket.getInputStream().read() >= 0) {
                // More of the answer.
            }
            return true;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException closed) {
            return true;
        }
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
