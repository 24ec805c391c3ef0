package shop.carousel.ring.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;

/** Sockets to nodes. */
final class Sockets {

    private Sockets() {}

    static Socket connect(RingNode node, NodeOptions options) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(node.host(), node.port()), (int)
                    options.connectTimeout().toMillis());
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed it is.
        }
    }
}
