package shop.carousel.bench.cache;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import shop.carousel.ring.RingNode;

/**
 * The limit: one thread that asks for as many keys as there are callers, writes what goes to a node at once, and reads
 * the answers without looking at them. No client, no cache, nobody to wake. The entries are the ring's own.
 */
final class RawSockets implements Limit {

    private static final int BUFFER = 1 << 16;

    private final Owners<Wire> owners;

    RawSockets(List<RingNode> nodes) {
        owners = Owners.of(nodes, Wire::new);
    }

    @Override
    public String label() {
        return "raw sockets (limit)";
    }

    @Override
    public Sample measure(Workload workload, Round round) throws InterruptedException {
        var alone =
                new Round(round.nodes(), 1, round.time(), Thread.ofPlatform().factory());
        return alone.run(mix -> {
            get(mix, round.callers() * workload.keys());
            return round.callers();
        });
    }

    /** Asks for that many keys in one go. */
    private void get(KeyMix mix, int pipelined) {
        for (int i = 0; i < pipelined; i++) {
            var key = mix.key();
            owners.of(key).ask(key);
        }
        owners.clients().forEach(Wire::send);
        owners.clients().forEach(Wire::skipAnswers);
    }

    @Override
    public void close() {
        owners.clients().forEach(Wire::close);
    }

    /** A blocking connection. */
    private static final class Wire {

        private final Socket socket;
        private final DataInputStream in;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER);
        private int asked;

        Wire(RingNode node) {
            try {
                socket = new Socket(InetAddress.getLoopbackAddress(), node.port());
                socket.setTcpNoDelay(true);
                in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void ask(String key) {
            var stored = "bench@1:" + key;
            out.writeBytes(("*2\r\n$3\r\nGET\r\n$" + stored.length() + "\r\n" + stored + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            asked++;
        }

        void send() {
            try {
                out.writeTo(socket.getOutputStream());
                out.reset();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void skipAnswers() {
            try {
                for (; asked > 0; asked--) {
                    skipBulk();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void skipBulk() throws IOException {
            int length = 0;
            if (in.readByte() != '$') {
                throw new IllegalStateException("Not a bulk");
            }
            for (int digit = in.readByte(); digit != '\r'; digit = in.readByte()) {
                if (digit == '-') {
                    throw new IllegalStateException("A key that should be there is not");
                }
                length = 10 * length + digit - '0';
            }
            in.skipNBytes(length + 3L);
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
