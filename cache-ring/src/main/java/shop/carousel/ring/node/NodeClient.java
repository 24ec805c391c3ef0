package shop.carousel.ring.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
public final class NodeClient extends GuardedLink<Session> {

    public NodeClient(Vertx vertx, RingNode node, NodeOptions options, List<Admission> admissions) {
        super(
                vertx,
                node,
                options,
                new Lines(
                        node,
                        options,
                        Stream.concat(Stream.of(new Greeting()), admissions.stream())
                                .toList()));
    }

    public <T> Call<T> start(RespCommand command, Function<Response, T> reader) {
        var current = current();
        return current == null ? Call.refused(isOpen()) : current.start(command, reader);
    }

    public <T> Call<T> start(Script script, List<byte[]> keys, List<byte[]> args, Function<Response, T> reader) {
        var current = current();
        return current == null ? Call.refused(isOpen()) : current.start(script, keys, args, reader);
    }

    /**
     * Asks, and waits for the answer: faster than to start a command and to await it at once. The command may be sent
     * again.
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
        var current = current();
        if (current == null) {
            throw isOpen();
        }
        return current;
    }

    @Override
    public Call<NodeFacts> facts() {
        return NodeFacts.ask(this);
    }

    private NodeAwayException isOpen() {
        return new NodeAwayException(node().name(), Reason.BREAKER_OPEN, null);
    }

    /** Sessions of so many lines. */
    private record Lines(RingNode node, NodeOptions options, List<Admission> admissions)
            implements Breaker.Sessions<Session> {

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
        public boolean unsettled() {
            return admissions.stream().anyMatch(Admission::unsettled);
        }
    }
}
