package shop.carousel.ring.node;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;

/**
 * One pipelined connection to a node, on an event loop of its own choice.
 *
 * <p>Callers leave their commands in the outbox; the event loop takes all that are there and sends them with one write, so that many callers at
 * once cost about as many system calls as one. Each line has a client of its own, because closing the client is the only way to close a
 * socket whose peer is silent.
 */
final class Line {

    private static final int BATCH_BYTES = 64 * 1_024;
    private static final ErrorType CLOSED = ErrorType.create("CONNECTION_CLOSED");

    /** What becomes of a command: its reply, or why there is none. Called on the event loop; it must not block. */
    interface Answer extends BiConsumer<@Nullable Response, @Nullable Throwable> {}

    private record Sent(RespCommand command, Answer answer) {}

    private final Context context;
    private final NetClient client;
    private final NetSocket socket;
    private final Queue<Sent> outbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    // The event loop's own.
    private final ArrayDeque<Answer> awaiting = new ArrayDeque<>();
    private final RespReader reader = new RespReader(this::answer);
    private boolean ended;

    private volatile Runnable onEnd = () -> {};

    private Line(Context context, NetClient client, NetSocket socket) {
        this.context = context;
        this.client = client;
        this.socket = socket;
    }

    static Future<Line> open(Vertx vertx, RingNode node, NodeOptions options) {
        Context context = ((VertxInternal) vertx).createEventLoopContext();
        Promise<Line> opened = Promise.promise();
        context.runOnContext(ignored -> {
            try {
                connect(context, vertx.createNetClient(netOptions(options)), node, options)
                        .onComplete(opened);
            } catch (RuntimeException e) {
                opened.fail(e);
            }
        });
        return opened.future();
    }

    private static Future<Line> connect(Context context, NetClient client, RingNode node, NodeOptions options) {
        return client.connect(node.port(), node.host())
                .map(socket -> new Line(context, client, socket).listen())
                .compose(line -> line.authenticate(options))
                .onFailure(e -> client.close());
    }

    private Line listen() {
        socket.handler(this::received);
        socket.closeHandler(ignored -> end());
        socket.exceptionHandler(ignored -> socket.close());
        return this;
    }

    private Future<Line> authenticate(NodeOptions options) {
        var password = options.password();
        if (password == null) {
            return Future.succeededFuture(this);
        }
        Promise<Line> accepted = Promise.promise();
        send(RespCommand.of("AUTH", password), (reply, fault) -> {
            if (fault == null) {
                accepted.complete(this);
            } else {
                accepted.fail(fault);
            }
        });
        return accepted.future();
    }

    /** Sends a command from any thread. Its answer always comes, when the line ends at the latest. */
    void send(RespCommand command, Answer answer) {
        outbox.add(new Sent(command, answer));
        if (scheduled.compareAndSet(false, true)) {
            context.runOnContext(ignored -> sendAll());
        }
    }

    private void sendAll() {
        // First: who comes after this has to schedule again, even if what it left is sent already.
        scheduled.set(false);
        for (var next = outbox.poll(); next != null; next = outbox.poll()) {
            if (ended) {
                next.answer().accept(null, CLOSED);
            } else {
                socket.write(batchFrom(next));
            }
        }
    }

    private Buffer batchFrom(Sent first) {
        var batch = Buffer.buffer(BATCH_BYTES / 64);
        for (var next = first; next != null; next = batch.length() < BATCH_BYTES ? outbox.poll() : null) {
            awaiting.add(next.answer());
            next.command().appendTo(batch);
        }
        return batch;
    }

    private void received(Buffer chunk) {
        try {
            reader.read(chunk);
        } catch (IllegalStateException e) {
            socket.close();
        }
    }

    private void answer(@Nullable Response reply) {
        var answer = awaiting.poll();
        if (answer == null) {
            throw new IllegalStateException("A node answers what it was not asked");
        }
        if (reply instanceof ErrorType error) {
            answer.accept(null, error);
        } else {
            answer.accept(reply, null);
        }
    }

    private void end() {
        ended = true;
        for (var answer = awaiting.poll(); answer != null; answer = awaiting.poll()) {
            answer.accept(null, CLOSED);
        }
        sendAll();
        onEnd.run();
    }

    void onEnd(Runnable action) {
        onEnd = action;
    }

    void close() {
        client.close();
    }

    private static NetClientOptions netOptions(NodeOptions options) {
        return new NetClientOptions().setTcpNoDelay(true).setTcpKeepAlive(true).setConnectTimeout((int)
                options.connectTimeout().toMillis());
    }
}
