package shop.carousel.ring.wire.direct;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;

/** A socket that is connected to a node, and speaks TLS where that is wanted. */
final class NodeSocket {

    /** Checks that a certificate names the host; the name is the platform's. */
    private static final String NAMES_THE_HOST = "HTTPS";

    /** What is closed. To close what speaks TLS would first write a goodbye, to a node that may take nothing. */
    private final Socket plain;

    private final InputStream arriving;
    private final InputStream in;
    private final OutputStream out;

    private NodeSocket(Socket plain, Socket spoken) throws IOException {
        this.plain = plain;
        this.arriving = plain.getInputStream();
        this.in = spoken.getInputStream();
        this.out = spoken.getOutputStream();
    }

    static NodeSocket connect(RingNode node, NodeOptions options, @Nullable SSLContext tls) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            int millis = (int) options.connectTimeout().toMillis();
            socket.connect(new InetSocketAddress(node.host(), node.port()), millis);
            if (tls == null) {
                return new NodeSocket(socket, socket);
            }
            socket.setSoTimeout(millis);
            var secure = secure(node, socket, tls);
            socket.setSoTimeout(0);
            return new NodeSocket(socket, secure);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static SSLSocket secure(RingNode node, Socket plain, SSLContext tls) throws IOException {
        var secure = (SSLSocket) tls.getSocketFactory().createSocket(plain, node.host(), node.port(), true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(NAMES_THE_HOST);
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /** How long each read waits at most from now on, in ms; 0 is for ever. */
    void patience(int millis) throws SocketException {
        plain.setSoTimeout(millis);
    }

    /** Whether something has come that is not read yet. */
    boolean hasArrived() throws IOException {
        return arriving.available() > 0;
    }

    boolean isClosed() {
        return plain.isClosed();
    }

    void close() {
        try {
            plain.close();
        } catch (IOException e) {
            // Closed it is.
        }
    }
}
