package shop.carousel.demo.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A name server on loopback, as the one of a network of containers: a name has an address for each instance, or is
 * unknown.
 */
final class Names implements Closeable {

    private static final int HEADER = 12;
    private static final int ANSWER = 0x8180;
    private static final int NO_SUCH_NAME = 0x8183;

    private final DatagramSocket socket;
    private final Map<String, List<String>> addresses;

    Names(Map<String, List<String>> addresses) throws IOException {
        this.addresses = addresses;
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().name("names").start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                var question = new DatagramPacket(new byte[512], 512);
                socket.receive(question);
                byte[] answer = answer(ByteBuffer.wrap(question.getData(), 0, question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** The question again, and an address (type A, class IN, time to live 0) for each instance. */
    private byte[] answer(ByteBuffer question) throws IOException {
        short id = question.getShort();
        List<String> found = addresses.getOrDefault(name(question.position(HEADER)), List.of());
        byte[] asked = new byte[question.position() + 4 - HEADER];
        question.get(HEADER, asked);
        var answer = ByteBuffer.allocate(512)
                .putShort(id)
                .putShort((short) (found.isEmpty() ? NO_SUCH_NAME : ANSWER))
                .putShort((short) 1)
                .putShort((short) found.size())
                .putInt(0)
                .put(asked);
        for (String address : found) {
            answer.putShort((short) 0xc00c).putInt(0x0001_0001).putInt(0).putShort((short) 4);
            answer.put(InetAddress.getByName(address).getAddress());
        }
        byte[] bytes = new byte[answer.position()];
        answer.get(0, bytes);
        return bytes;
    }

    private static String name(ByteBuffer question) {
        var labels = new java.util.StringJoiner(".");
        for (int length = question.get(); length > 0; length = question.get()) {
            byte[] label = new byte[length];
            question.get(label);
            labels.add(new String(label, StandardCharsets.US_ASCII));
        }
        return labels.toString();
    }

    @Override
    public void close() {
        socket.close();
    }
}
