package shop.carousel.ring.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.node.NodeAwayException.Reason;
import shop.carousel.ring.wire.Line;
import shop.carousel.ring.wire.NodeReply;
import shop.carousel.ring.wire.RespCommand;
import shop.carousel.ring.wire.Transport;

/** The way to one Redis node, over whatever transport. */
final class RedisClient extends GuardedLink<Session> implements NodeClient {

    RedisClient(Vertx vertx, RingNode node, NodeOptions options, List<Admission> admissions) {
        super(
                vertx,
                node,
                options,
                new Lines(
                        node,
                        options,
                        Transports.to(node, options, vertx),
                        Stream.concat(Stream.of(new Greeting()), admissions.stream())
                                .toList()));
    }

    @Override
    public <T> Call<T> start(RespCommand command, Function<NodeReply, T> reader) {
        var current = current();
        return current == null ? Call.refused(isOpen()) : current.start(command, reader);
    }

    @Override
    public <T> Call<T> start(Script script, List<byte[]> keys, List<byte[]> args, Function<NodeReply, T> reader) {
        var current = current();
        return current == null ? Call.refused(isOpen()) : current.start(script, keys, args, reader);
    }

    @Override
    public <T> T ask(RespCommand command, Function<NodeReply, T> reader) {
        return session().ask(command, reader);
    }

    @Override
    public <T> T ask(Script script, List<byte[]> keys, List<byte[]> args, Function<NodeReply, T> reader) {
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
    private record Lines(RingNode node, NodeOptions options, Transport transport, List<Admission> admissions)
            implements NodeSessions<Session> {

        @Override
        public Future<Session> open() {
            return connectLines().compose(this::admit);
        }

        private Future<List<Line>> connectLines() {
            var opening = IntStream.range(0, options.connections())
                    .mapToObj(i -> transport.open())
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
            return settled.map(ignored -> Session.start(node, options, transport, lines))
                    .onFailure(e -> lines.forEach(Line::close));
        }

        @Override
        public boolean unsettled() {
            return admissions.stream().anyMatch(Admission::unsettled);
        }
    }
}
