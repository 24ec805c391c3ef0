package shop.carousel.demo.gateway;

import io.vertx.core.net.SocketAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A service on bare sockets, which keeps every byte of every connection and reads requests from them as strictly as can
 * be. The header {@code X-Script} of a request says how it is answered.
 */
final class ScriptedOrigin implements AutoCloseable {

    /** How a request is answered. */
    enum Script {
        /** 200 after the whole body. */
        WHOLE("200 OK", false),
        /** 401 after the head; the body is read all the same. */
        UNAUTHORIZED("401 Unauthorized", true),
        /** 404 after the head; the body is read all the same. */
        NOT_FOUND("404 Not Found", true),
        /** 413 after the head, then the connection is closed. */
        CLOSES("413 Content Too Large", true),
        /** 503 after the head, and nobody reads on. */
        STALLS("503 Service Unavailable", true);

        private final String status;
        private final boolean isEarly;

        Script(String status, boolean isEarly) {
            this.status = status;
            this.isEarly = isEarly;
        }

        /** A connection that is closed while the other side sends may lose the answer. */
        boolean mayAnswer(int seen) {
            return seen == Integer.parseInt(status.substring(0, 3)) || (this == CLOSES && seen == 502);
        }
    }

    /** A request as it was read; one that was cut has only what came of its body. */
    record Received(String line, String headers, String body, boolean isWhole) {

        /** The only value of a header; empty where there is none. */
        String header(String name) {
            var values = new ArrayList<String>();
            for (String header : headers.split("\r\n")) {
                if (header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                    values.add(header.substring(name.length() + 1).strip());
                }
            }
            if (values.size() > 1) {
                throw new IllegalStateException("twice: " + values);
            }
            return values.isEmpty() ? "" : values.getFirst();
        }
    }

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    ScriptedOrigin(SocketAddress at) throws IOException {
        server = new ServerSocket(at.port(), 500, InetAddress.getByName(at.host()));
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                if (!answer(socket, in, head)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // What came of the request was kept.
        } catch (RuntimeException e) {
            faults.add(e.toString());
        }
    }

    /** Says whether the connection goes on. */
    private boolean answer(Socket socket, InputStream in, String head) throws IOException {
        int lineEnd = head.indexOf("\r\n");
        var request = new Received(head.substring(0, lineEnd), head.substring(lineEnd + 2), "", false);
        String named = request.header("X-Script");
        Script script = named.isEmpty() ? Script.WHOLE : Script.valueOf(named);
        if (script.isEarly) {
            send(socket, script, request);
        }
        if (script == Script.CLOSES) {
            received.add(request);
            return false;
        }
        if (script == Script.STALLS && hasBody(request)) {
            received.add(request);
            awaitEnd(socket, in);
            return false;
        }
        received.add(body(in, request));
        if (!script.isEarly) {
            send(socket, script, request);
        }
        return true;
    }

    private static boolean hasBody(Received request) {
        return !request.header("Transfer-Encoding").isEmpty()
                || !List.of("", "0").contains(request.header("Content-Length"));
    }

    /** Reads nothing more until the other side has gone: by then it is broken. */
    private static void awaitEnd(Socket socket, InputStream in) throws IOException {
        socket.setSoTimeout(10_000);
        while (in.read() >= 0) {
            // What fits into the connection's buffers has been sent already.
        }
    }

    private static void send(Socket socket, Script script, Received request) throws IOException {
        String content = request.line().startsWith("HEAD ") ? "" : "done";
        socket.getOutputStream()
                .write(("HTTP/1.1 " + script.status + "\r\nContent-Length: 4\r\n"
                                + (script == Script.CLOSES ? "Connection: close\r\n\r\n" : "\r\n") + content)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static Received body(InputStream in, Received request) throws IOException {
        var body = new ByteArrayOutputStream();
        boolean whole = request.header("Transfer-Encoding").isEmpty()
                ? copy(in, body, Long.parseLong("0" + request.header("Content-Length")))
                : chunks(in, body);
        return new Received(request.line(), request.headers(), body.toString(StandardCharsets.ISO_8859_1), whole);
    }

    private static boolean chunks(InputStream in, ByteArrayOutputStream body) throws IOException {
        while (true) {
            String size = line(in);
            if (size.isEmpty()) {
                return false;
            }
            if (!size.matches("[0-9A-Fa-f]{1,8}\r\n")) {
                throw new IllegalStateException("not a size: " + size);
            }
            int bytes = Integer.parseInt(size.strip(), 16);
            if (!copy(in, body, bytes)) {
                return false;
            }
            String end = line(in);
            if (end.isEmpty()) {
                return false;
            }
            if (!end.equals("\r\n")) {
                throw new IllegalStateException("a trailer: " + end);
            }
            if (bytes == 0) {
                return true;
            }
        }
    }

    private static boolean copy(InputStream in, ByteArrayOutputStream body, long bytes) {
        try {
            byte[] some = in.readNBytes((int) bytes);
            body.writeBytes(some);
            return some.length == bytes;
        } catch (IOException cut) {
            return false;
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            String line = line(in);
            if (line.isEmpty()) {
                return "";
            }
            head.append(line);
        }
        String text = head.toString();
        if (!text.matches("(?s)[A-Z]+ /\\S* HTTP/1\\.1\r\n([!#$%&'*+.^_`|~A-Za-z0-9-]+: ?[^\r\n]*\r\n)*\r\n")) {
            throw new IllegalStateException("not a head: " + text);
        }
        return text;
    }

    /** A line with its end; empty where the connection ends. */
    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    /** Everything that was asked, in the order in which it was read. */
    List<Received> received() {
        return received;
    }

    /** What no proper request begins with. */
    List<String> faults() {
        return faults;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
