package shop.carousel.ring.memcached;

import com.spotify.folsom.MemcacheClient;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import shop.carousel.ring.node.NodeFacts;

/** What a Memcached node says of itself. It counts operations since its start, not a second's. */
final class MemcachedFacts {

    private MemcachedFacts() {}

    static CompletionStage<NodeFacts> ask(MemcacheClient<byte[]> client) {
        return client.getStats("")
                .thenApply(nodes -> read(nodes.values().iterator().next().getStats()));
    }

    private static NodeFacts read(Map<String, String> stats) {
        long operations = number(stats, "cmd_get") + number(stats, "cmd_set");
        long seconds = Math.max(1, number(stats, "uptime"));
        return new NodeFacts(number(stats, "curr_items"), operations / seconds, number(stats, "bytes"));
    }

    private static long number(Map<String, String> stats, String name) {
        return Long.parseLong(stats.getOrDefault(name, "0"));
    }
}
