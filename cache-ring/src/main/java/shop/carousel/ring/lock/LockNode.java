package shop.carousel.ring.lock;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeClient;
import shop.carousel.ring.node.Script;

/** A node that holds locks. */
public record LockNode(NodeClient client) {

    private static final Script ACQUIRE = Script.beside(LockNode.class, "acquire.lua");
    private static final Script RELEASE = Script.beside(LockNode.class, "release.lua");

    /**
     * A fence that is forgotten earlier than this could only fall behind if the node's clock had been set back by as
     * much.
     */
    private static final Duration FENCE_MEMORY = Duration.ofDays(1);

    private static final String LOCK_PREFIX = "lock:";
    private static final String FENCE_PREFIX = "fence:";

    static LockNode redis(Vertx vertx, RingNode node, NodeOptions options) {
        return new LockNode(new NodeClient(vertx, node, options, List.of(new NeverEvicts(node.name()))));
    }

    Call<Grant> acquire(List<String> keys, String owner, Duration hold) {
        var names = new ArrayList<byte[]>(2 * keys.size());
        for (var key : keys) {
            names.add(bytes(LOCK_PREFIX + key));
            names.add(bytes(FENCE_PREFIX + key));
        }
        var args = List.of(bytes(owner), millis(hold), millis(FENCE_MEMORY));
        return client.start(ACQUIRE, names, args, reply -> grant(keys, reply));
    }

    /** Answers how many were still the owner's. */
    Call<Long> release(List<String> keys, String owner) {
        var names = keys.stream().map(key -> bytes(LOCK_PREFIX + key)).toList();
        return client.start(RELEASE, names, List.of(bytes(owner)), LockNode::number);
    }

    private static Grant grant(List<String> keys, Response reply) {
        if (number(reply.get(0)) == 0) {
            return new Grant.Held(Duration.ofMillis(number(reply.get(1))));
        }
        var tokens = new HashMap<String, Long>();
        for (int i = 0; i < keys.size(); i++) {
            tokens.put(keys.get(i), number(reply.get(i + 1)));
        }
        return new Grant.Taken(tokens);
    }

    private static long number(Response reply) {
        return Objects.requireNonNull(reply.toLong());
    }

    private static byte[] millis(Duration time) {
        return bytes(Long.toString(time.toMillis()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
