package shop.carousel.ring.node;

import shop.carousel.ring.wire.NodeReply;
import shop.carousel.ring.wire.RespCommand;

/** What a node says of itself. */
public record NodeFacts(long keys, long opsPerSecond, long bytes) {

    private static final String OPS = "instantaneous_ops_per_sec:";
    private static final String BYTES = "used_memory:";
    private static final String KEYS = "db0:keys=";

    static Call<NodeFacts> ask(NodeClient client) {
        return client.start(RespCommand.of("INFO"), NodeFacts::read);
    }

    private static NodeFacts read(NodeReply info) {
        var text = info.text();
        return new NodeFacts(numberAfter(KEYS, text), numberAfter(OPS, text), numberAfter(BYTES, text));
    }

    /** 0 where the line is missing: an empty database has none. */
    private static long numberAfter(String start, String text) {
        return text.lines()
                .filter(line -> line.startsWith(start))
                .mapToLong(line -> Long.parseLong(line.substring(start.length()).split("[,\\s]", 2)[0]))
                .findFirst()
                .orElse(0);
    }
}
