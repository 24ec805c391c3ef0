package shop.carousel.ring.node;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/** What a node says of itself. */
public record NodeFacts(long keys, long opsPerSecond) {

    private static final String OPS = "instantaneous_ops_per_sec:";

    /** Both questions under way in one round trip. */
    public record Asked(Call<Long> keys, Call<Long> ops) {

        public NodeFacts await() {
            return new NodeFacts(keys.await(), ops.await());
        }
    }

    public static Asked ask(NodeClient client) {
        return new Asked(
                client.start(Request.cmd(Command.DBSIZE), size -> Long.parseLong(size.toString())),
                client.start(Request.cmd(Command.INFO).arg("stats"), NodeFacts::ops));
    }

    private static long ops(Response info) {
        return info.toString()
                .lines()
                .filter(line -> line.startsWith(OPS))
                .mapToLong(line -> Long.parseLong(line.substring(OPS.length()).strip()))
                .findFirst()
                .orElse(0);
    }
}
