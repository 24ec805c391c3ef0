package shop.carousel.ring.memcached;

import com.spotify.folsom.MemcacheClient;
import com.spotify.folsom.MemcacheClientBuilder;
import java.nio.charset.StandardCharsets;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;

/** Makes clients as this library wants them: our time-outs, our breaker, answers on the client's own event loops. */
final class MemcachedClients {

    /** What a node takes unless it is started otherwise, less room for the key and the header. */
    private static final int LARGEST_VALUE = (1 << 20) - 1_024;

    /** Ours come first; the client's own only closes connections that hang. */
    private static final int PATIENCE = 4;

    private MemcachedClients() {}

    static MemcacheClient<byte[]> connect(RingNode node, NodeOptions options) {
        return MemcacheClientBuilder.newByteArrayClient()
                .withAddress(node.host(), node.port())
                .withKeyCharset(StandardCharsets.US_ASCII)
                .withConnections(options.connections())
                .withConnectionTimeoutMillis(options.connectTimeout().toMillis())
                .withRequestTimeoutMillis(PATIENCE * options.commandTimeout().toMillis())
                .withMaxOutstandingRequests(options.queued())
                .withMaxSetLength(LARGEST_VALUE)
                .withRetry(false)
                .withReplyExecutor(Runnable::run)
                .connectAscii();
    }
}
