package shop.carousel.ring.wire.direct;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.wire.CallerLine;
import shop.carousel.ring.wire.Line;
import shop.carousel.ring.wire.PushLine;
import shop.carousel.ring.wire.RespCommand;
import shop.carousel.ring.wire.TlsKeys;
import shop.carousel.ring.wire.Transport;

/** Sockets to a node: the door of this room. */
public final class DirectTransport implements Transport {

    private static final String DEFAULT_USER = "default";

    private final RingNode node;
    private final NodeOptions options;
    private final @Nullable SSLContext tls;

    public DirectTransport(RingNode node, NodeOptions options) {
        this.node = node;
        this.options = options;
        this.tls = options.tls() == null ? null : TlsKeys.of(options.tls()).context();
    }

    @Override
    public Future<Line> open() {
        return inBackground("opener", () -> SocketLine.start(node, connect()));
    }

    @Override
    public List<CallerLine> callerLines(int count, Line witness) {
        return Stream.<CallerLine>generate(() -> new DirectLine(this, witness))
                .limit(count)
                .toList();
    }

    @Override
    public Future<PushLine> listen() {
        return inBackground("listener", () -> new SocketPushLine(node, connectForPushes()));
    }

    private <T> Future<T> inBackground(String name, Callable<T> opening) {
        Promise<T> opened = Promise.promise();
        Thread.ofVirtual().name("ring-" + node.name() + "-" + name).start(() -> {
            try {
                opened.complete(opening.call());
            } catch (Exception e) {
                opened.fail(e);
            }
        });
        return opened.future();
    }

    /** Connects, and is known to the node as the options say. */
    NodeSocket connect() throws IOException {
        var socket = NodeSocket.connect(node, options, tls);
        var password = options.password();
        return password == null ? socket : introduced(socket, auth(password));
    }

    private RespCommand auth(String password) {
        var user = options.user();
        return user == null ? RespCommand.of("AUTH", password) : RespCommand.of("AUTH", user, password);
    }

    /** A node says things unasked between its answers in RESP 3 only. */
    private NodeSocket connectForPushes() throws IOException {
        var socket = NodeSocket.connect(node, options, tls);
        var user = options.user();
        var password = options.password();
        return introduced(
                socket,
                password == null
                        ? RespCommand.of("HELLO", "3")
                        : RespCommand.of("HELLO", "3", "AUTH", user == null ? DEFAULT_USER : user, password));
    }

    private NodeSocket introduced(NodeSocket socket, RespCommand hello) throws IOException {
        try {
            new BlockingConnection(socket, Spin.never()).demand(hello, options.connectTimeout());
            socket.patience(0);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    RingNode node() {
        return node;
    }

    NodeOptions options() {
        return options;
    }
}
