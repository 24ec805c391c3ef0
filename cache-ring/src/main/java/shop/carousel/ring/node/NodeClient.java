package shop.carousel.ring.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.node.NodeAwayException.Reason;

/**
 * The way to one node, with a breaker on it.
 *
 * <p>Promises: a node that is away costs its time-out once; after that, calls fail at once until the node has answered
 * a probe and everything in its {@link Admission} is settled. Probes are made in the background, so that no caller pays
 * for one. Calls never throw before {@link Call#await}.
 */
public final class NodeClient implements NodeLink {

    /*
     * The breaker is the session: present means closed, absent means open. One attempt to open a session is under way
     * at most, because an attempt is only begun by the one who took the last session away, or by the end of the attempt
     * before.
     */

    private static final Logger LOG = Logger.getLogger(NodeClient.class);

    private final Vertx vertx;
    private final RingNode node;
    private final NodeOptions options;
    private final List<Admission> admissions;
    private final Session nobody;
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();
    private volatile CompletableFuture<Void> attempt = CompletableFuture.completedFuture(null);
    private volatile @Nullable String trouble = "not connected yet";
    private volatile boolean closed;

    public NodeClient(Vertx vertx, RingNode node, NodeOptions options, List<Admission> admissions) {
        this.vertx = vertx;
        this.node = node;
        this.options = options;
        this.nobody = new Session(node.name(), options, List.of());
        this.admissions =
                Stream.concat(Stream.of(new Greeting()), admissions.stream()).toList();
    }

    @Override
    public CompletionStage<Void> connect() {
        open(0);
        return attempt;
    }

    @Override
    public RingNode node() {
        return node;
    }

    @Override
    public boolean isUp() {
        return session.get() != null;
    }

    @Override
    public @Nullable String trouble() {
        return isUp() ? null : trouble;
    }

    public <T> Call<T> start(RespCommand command, Function<Response, T> reader) {
        var current = session.get();
        return current == null ? refused(reader) : current.start(command, reader);
    }

    public <T> Call<T> start(Script script, List<byte[]> keys, List<byte[]> args, Function<Response, T> reader) {
        var current = session.get();
        return current == null ? refused(reader) : current.start(script, keys, args, reader);
    }

    @Override
    public void suspend(String why) {
        var current = session.get();
        if (current != null) {
            lose(current, why);
        }
    }

    @Override
    public Call<NodeFacts> facts() {
        return NodeFacts.ask(this);
    }

    @Override
    public CompletionStage<Void> close() {
        closed = true;
        suspend("closed");
        return attempt;
    }

    private <T> Call<T> refused(Function<Response, T> reader) {
        var call = new Reply<>(nobody, reader);
        call.reply().completeExceptionally(new NodeAwayException(node.name(), Reason.BREAKER_OPEN, null));
        return call;
    }

    private void open(int number) {
        if (closed) {
            return;
        }
        var current = new CompletableFuture<Void>();
        attempt = current;
        connectLines().compose(this::admit).onComplete(result -> {
            if (result.succeeded()) {
                use(result.result());
            } else {
                retry(number, String.valueOf(result.cause().getMessage()));
            }
            current.complete(null);
        });
    }

    private Future<List<Line>> connectLines() {
        var opening = IntStream.range(0, options.connections())
                .mapToObj(i -> Line.open(vertx, node, options))
                .toList();
        return Future.join(opening)
                .map(all -> opening.stream().map(Future::result).toList())
                .onFailure(e -> opening.stream().filter(Future::succeeded).forEach(line -> line.result()
                        .close()));
    }

    private Future<Session> admit(List<Line> lines) {
        var prelude = new LinePrelude(lines.getFirst(), options);
        Future<Void> settled = Future.succeededFuture();
        for (var admission : admissions) {
            settled = settled.compose(ignored -> admission.settle(prelude));
        }
        return settled.map(ignored -> new Session(node.name(), options, lines))
                .onFailure(e -> lines.forEach(Line::close));
    }

    private void use(Session opened) {
        opened.whenLost(() -> lose(opened, "it did not answer"));
        trouble = null;
        session.set(opened);
        LOG.infof("Ring node %s (%s) is in use", node.name(), node.address());
        // What came up between the last look and now would otherwise wait for the next fault.
        if (closed || admissions.stream().anyMatch(Admission::unsettled)) {
            lose(opened, "something came up");
        }
    }

    private void lose(Session lost, String why) {
        if (session.compareAndSet(lost, null)) {
            lost.close();
            retry(0, why);
        }
    }

    private void retry(int number, String why) {
        boolean news = !why.equals(trouble);
        trouble = why;
        if (!closed) {
            if (news) {
                LOG.warnf("Ring node %s (%s) is not used for now: %s", node.name(), node.address(), why);
            }
            vertx.setTimer(Pauses.millis(options, number), ignored -> open(number + 1));
        }
    }
}
