package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.NodeTransport;
import shop.carousel.ring.entry.EntryHeader;
import shop.carousel.ring.entry.Fill;
import shop.carousel.ring.entry.Lookup;
import shop.carousel.ring.entry.Stamp;
import shop.carousel.ring.entry.StoredKey;
import shop.carousel.ring.testing.NodeProcess;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.view.CacheNodes;

class RedisContractTest extends NodeContract {

    private static final StoredKey KEY = StoredKey.of("contract", 1, "twice");

    private final RedisProcess redis = RedisProcess.start("a");

    @Override
    List<NodeProcess> start() {
        return List.of(redis);
    }

    /** Of the two, only the Redis client introduces itself to a node that asks for nothing. */
    @Test
    void transport_isTheOneThatWasChosen() {
        assertThat(redis.command("INFO", "commandstats").contains("cmdstat_hello:"))
                .isEqualTo(transport() == NodeTransport.VERTX);
    }

    /** A caller whose connection breaks before the answer asks on another. */
    @Test
    void lease_askedForAgainByItsHolder_isGrantedAgain() {
        var its = CacheNodes.connected(redis.node(), transport());
        try {
            var entries = its.entries(Stamp.of("contract", 1));
            assertThat(entries.getOrLease(KEY, "first", 5_000)).isEqualTo(Lookup.LEASED);
            assertThat(entries.getOrLease(KEY, "second", 5_000)).isEqualTo(Lookup.BUSY);
            assertThat(entries.getOrLease(KEY, "first", 5_000)).isEqualTo(Lookup.LEASED);
            var fill = new Fill(
                    KEY,
                    new EntryHeader(1, EntryHeader.NEVER, 0, EntryHeader.NEVER, EntryHeader.PLAIN).bytes(),
                    new byte[] {'v'},
                    60_000);
            assertThat(entries.fill(fill, "first")).isEqualTo(Fill.Outcome.STORED);
            assertThat(entries.fill(fill, "first")).isEqualTo(Fill.Outcome.LEASE_LOST);
            assertThat(entries.peek(KEY)).isInstanceOf(Lookup.Value.class);
        } finally {
            its.close();
        }
    }

    /** Its scripts are gone, as after a restart. */
    @Test
    void nodeThatKnowsNoScript_isTold() {
        var its = CacheNodes.connected(redis.node(), transport());
        try {
            var entries = its.entries(Stamp.of("contract", 1));
            for (int i = 0; i < 200; i++) {
                redis.command("SCRIPT", "FLUSH");
                assertThat(entries.getOrLease(KEY, "first", 5_000)).isEqualTo(Lookup.LEASED);
            }
        } finally {
            its.close();
        }
    }
}
