package shop.carousel.e2e.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Sends bytes over a connection of their own and reads what comes back, as HTTP/1.1 has it. Every wait has an end. */
final class RawHttp {

    private static final int MOST_HEAD = 64 << 10;
    private static final int MOST_BODY = 32 << 20;

    private final InetSocketAddress address;
    private final Duration patience;

    RawHttp(String host, int port, Duration patience) {
        this.address = new InetSocketAddress(host, port);
        this.patience = patience;
    }

    /** What came of it. */
    sealed interface Outcome {

        /** A whole answer; of an event stream its head. Names of headers are in lower case. */
        record Answered(int status, Map<String, String> headers, byte[] body, Duration took) implements Outcome {

            String header(String name) {
                return headers.getOrDefault(name, "");
            }

            String text() {
                return new String(body, StandardCharsets.UTF_8);
            }
        }

        /** The connection ended before a whole answer had come. */
        record CutOff(String why) implements Outcome {}

        /** Nothing more came within the patience. */
        record Silent() implements Outcome {}
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param thenEnds whether nothing more will be sent, which the peer is told: for what is no whole request
     */
    Outcome send(byte[] request, boolean isHead, boolean thenEnds) {
        long began = System.nanoTime();
        try (var socket = new Socket()) {
            socket.connect(address, (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            write(socket, request, thenEnds);
            var in = new Reader(new BufferedInputStream(socket.getInputStream()));
            int status;
            do {
                status = in.head();
            } while (status / 100 == 1);
            byte[] body = hasBody(status, isHead, in.headers) ? in.body() : new byte[0];
            return new Outcome.Answered(status, in.headers, body, Duration.ofNanos(System.nanoTime() - began));
        } catch (SocketTimeoutException silent) {
            return new Outcome.Silent();
        } catch (IOException | NumberFormatException e) {
            return new Outcome.CutOff(String.valueOf(e.getMessage()));
        }
    }

    /** A peer that refuses early may close before all was written: its answer still counts. */
    private static void write(Socket socket, byte[] request, boolean thenEnds) throws IOException {
        try {
            socket.getOutputStream().write(request);
            if (thenEnds) {
                socket.shutdownOutput();
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException closedEarly) {
            // The answer, if there is one, is read below.
        }
    }

    private static boolean hasBody(int status, boolean isHead, Map<String, String> headers) {
        return !isHead
                && status != 204
                && status != 304
                && !headers.getOrDefault("content-type", "").startsWith("text/event-stream");
    }

    private static final class Reader {

        private final InputStream in;
        private Map<String, String> headers = Map.of();

        Reader(InputStream in) {
            this.in = in;
        }

        int head() throws IOException {
            String[] status = line().split(" ", 3);
            if (status.length < 2 || !status[0].startsWith("HTTP/1.")) {
                throw new IOException("No status line: " + status[0]);
            }
            var all = new HashMap<String, String>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    all.merge(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip(),
                            (one, other) -> one + ", " + other);
                }
            }
            headers = Map.copyOf(all);
            return Integer.parseInt(status[1]);
        }

        private String line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0 || line.size() > MOST_HEAD) {
                    throw new IOException("The connection ended within a head.");
                }
                line.write(next);
            }
            return line.toString(StandardCharsets.ISO_8859_1).strip();
        }

        byte[] body() throws IOException {
            if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
                return chunks();
            }
            String length = headers.get("content-length");
            return length == null ? in.readNBytes(MOST_BODY) : exactly(Integer.parseInt(length));
        }

        private byte[] chunks() throws IOException {
            var all = new ByteArrayOutputStream();
            for (int size = size(); size > 0; size = size()) {
                all.writeBytes(exactly(size));
                line();
            }
            return all.toByteArray();
        }

        private int size() throws IOException {
            return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
        }

        private byte[] exactly(int length) throws IOException {
            byte[] bytes = in.readNBytes(Math.min(length, MOST_BODY));
            if (bytes.length < length) {
                throw new IOException("The connection ended within a body.");
            }
            return bytes;
        }
    }
}
