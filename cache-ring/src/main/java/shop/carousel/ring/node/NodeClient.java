package shop.carousel.ring.node;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.wire.NodeReply;
import shop.carousel.ring.wire.RespCommand;

/**
 * The way to one Redis node, with a breaker on it.
 *
 * <p>Promises: a node that is away costs its time-out once; after that, calls fail at once until the node has answered
 * a probe and everything in its {@link Admission} is settled. Probes are made in the background, so that no caller pays
 * for one. Calls never throw before {@link Call#await}.
 */
public interface NodeClient extends NodeLink {

    /** An unconnected client. */
    static NodeClient of(Vertx vertx, RingNode node, NodeOptions options, List<Admission> admissions) {
        return new RedisClient(vertx, node, options, admissions);
    }

    <T> Call<T> start(RespCommand command, Function<NodeReply, T> reader);

    <T> Call<T> start(Script script, List<byte[]> keys, List<byte[]> args, Function<NodeReply, T> reader);

    /**
     * Asks, and waits for the answer: faster than to start a command and to await it at once. The command may be sent
     * again.
     *
     * @throws NodeAwayException when there is no answer
     */
    <T> T ask(RespCommand command, Function<NodeReply, T> reader);

    /** The same with a script, which may run again. */
    <T> T ask(Script script, List<byte[]> keys, List<byte[]> args, Function<NodeReply, T> reader);
}
