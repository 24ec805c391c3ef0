package shop.carousel.ring.redis;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.BiPredicate;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.entry.Entries;
import shop.carousel.ring.entry.MissedInvalidations;
import shop.carousel.ring.entry.Stamp;
import shop.carousel.ring.node.NodeClient;

/** A Redis node that keeps entries: the door of this room. */
public final class RedisBackend {

    private final NodeClient client;
    private final EntryScripts scripts;
    private final NodeLife life;

    private RedisBackend(NodeClient client, EntryScripts scripts, NodeLife life) {
        this.client = client;
        this.scripts = scripts;
        this.life = life;
    }

    /**
     * An unconnected node.
     *
     * @param renewal asks for another incarnation of a node (its name, and the incarnation that has to end), and
     *     answers whether that can be
     * @param missed what the node is told before it is used
     */
    public static RedisBackend of(
            Vertx vertx,
            RingNode node,
            NodeOptions options,
            BiPredicate<String, Long> renewal,
            MissedInvalidations missed) {
        var scripts = EntryScripts.read();
        var life = new NodeLife(node.name(), renewal::test);
        var client = NodeClient.of(vertx, node, options, List.of(life, new RedisEntries.Settling(missed, scripts)));
        return new RedisBackend(client, scripts, life);
    }

    public NodeClient client() {
        return client;
    }

    /** Its entries, for callers at one epoch. */
    public Entries entries(Stamp stamp) {
        return new RedisEntries(client, scripts, stamp);
    }

    /** What holds from now on. A node in use is told when that is another incarnation than before. */
    public void speakAt(Stamp stamp, long incarnation) {
        life.speakAt(client, stamp, incarnation);
    }
}
