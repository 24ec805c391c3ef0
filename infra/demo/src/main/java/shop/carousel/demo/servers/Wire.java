package shop.carousel.demo.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** One question and the beginning of its answer over a loopback connection. */
public final class Wire {

    private static final int LIMIT_MILLIS = 1_000;

    private Wire() {}

    /** The first bytes of the answer; fewer when the server says less and closes, or does not answer in a second. */
    public static byte[] ask(int port, byte[] question, int answerBytes) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(question);
            return socket.getInputStream().readNBytes(answerBytes);
        }
    }
}
