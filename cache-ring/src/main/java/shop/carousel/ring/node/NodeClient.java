package shop.carousel.ring.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.node.NodeAwayException.Reason;

/**
 * The way to one Redis node, with a breaker on it.
 *
 * <p>Promises: a node that is away costs its time-out once; after that, calls fail at once until the node has answered
 * a probe and everything in its {@link Admission} is settled. Probes are made in the background, so that no caller pays
 * for one. Calls never throw before {@link Call#await}.
 */
public final class NodeClient implements NodeLink {

    private final Vertx vertx;
    private final RingNode node;
    private final NodeOptions options;
    private final List<Admission> admissions;
    private final Breaker<Session> breaker;

    public NodeClient(Vertx vertx, RingNode node, NodeOptions options, List<Admission> admissions) {
        this.vertx = vertx;
        this.node = node;
        this.options = options;
        this.admissions =
                Stream.concat(Stream.of(new Greeting()), admissions.stream()).toList();
        this.breaker = new Breaker<>(vertx, node, options, new Lines());
    }

    @Override
    public CompletionStage<Void> connect() {
        return breaker.connect();
    }

    @Override
    public RingNode node() {
        return node;
    }

    @Override
    public boolean isUp() {
        return breaker.isUp();
    }

    @Override
    public @Nullable String trouble() {
        return breaker.trouble();
    }

    public <T> Call<T> start(RespCommand command, Function<Response, T> reader) {
        var current = breaker.session();
        return current == null ? Call.refused(isOpen()) : current.start(command, reader);
    }

    public <T> Call<T> start(Script script, List<byte[]> keys, List<byte[]> args, Function<Response, T> reader) {
        var current = breaker.session();
        return current == null ? Call.refused(isOpen()) : current.start(script, keys, args, reader);
    }

    /**
     * Asks, and waits for the answer: faster than to start a command and to await it at once. The command may be sent again.
     *
     * @throws NodeAwayException when there is no answer
     */
    public <T> T ask(RespCommand command, Function<Response, T> reader) {
        return session().ask(command, reader);
    }

    /** The same with a script, which may run again. */
    public <T> T ask(Script script, List<byte[]> keys, List<byte[]> args, Function<Response, T> reader) {
        return session().ask(script, keys, args, reader);
    }

    private Session session() {
        var current = breaker.session();
        if (current == null) {
            throw isOpen();
        }
        return current;
    }

    @Override
    public int waiting() {
        var current = breaker.session();
        return current == null ? 0 : current.waiting();
    }

    @Override
    public void suspend(String why) {
        breaker.suspend(why);
    }

    @Override
    public Call<NodeFacts> facts() {
        return NodeFacts.ask(this);
    }

    @Override
    public CompletionStage<Void> close() {
        return breaker.close();
    }

    private NodeAwayException isOpen() {
        return new NodeAwayException(node.name(), Reason.BREAKER_OPEN, null);
    }

    /** Sessions of so many lines. */
    private final class Lines implements Breaker.Sessions<Session> {

        @Override
        public Future<Session> open() {
            return connectLines().compose(this::admit);
        }

        private Future<List<Line>> connectLines() {
            var opening = IntStream.range(0, options.connections())
                    .mapToObj(i -> Line.open(node, options))
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
            return settled.map(ignored -> Session.start(node, options, lines))
                    .onFailure(e -> lines.forEach(Line::close));
        }

        @Override
        public void whenLost(Session session, Runnable action) {
            session.whenLost(action);
        }

        @Override
        public boolean unsettled() {
            return admissions.stream().anyMatch(Admission::unsettled);
        }

        @Override
        public void close(Session session) {
            session.close();
        }
    }
}
