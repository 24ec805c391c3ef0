package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/**
 * The races of PROTOCOL.md by name, each played step by step: the loader is the moment at which the other side moves.
 */
class RacesTest {

    private static final RedisProcess NODE = RedisProcess.start("a");
    private static final CacheRing RING = Rings.patient(NODE);
    private static final RingCache<String> CACHE = RING.cache(Rings.texts("race"));
    private static final String ENTRY = "race@1:k";

    @BeforeEach
    void empty() {
        NODE.command("FLUSHALL");
    }

    @AfterAll
    static void stop() {
        RING.close();
        NODE.close();
    }

    @Test
    void r1_invalidatedDuringTheLoad_isNotStored() {
        var old = CACHE.get("k", key -> {
            CACHE.invalidate("k", 2);
            return new Versioned<>("v1", 1);
        });
        assertThat(old).contains("v1");
        assertThat(NODE.command("GET", ENTRY)).isEqualTo("T 2\n");
        assertThat(CACHE.get("k", key -> new Versioned<>("v2", 2))).contains("v2");
        assertThat(CACHE.get("k", key -> new Versioned<>("never", 9))).contains("v2");
    }

    /** The lease alone has to do it: the tombstone may be evicted. */
    @Test
    void r1_tombstoneEvicted_isNotStoredEither() {
        CACHE.get("k", key -> {
            CACHE.invalidate("k", 2);
            NODE.command("DEL", ENTRY);
            return new Versioned<>("v1", 1);
        });
        assertThat(NODE.command("EXISTS", ENTRY)).isEqualTo("0");
    }

    /** Another has the lease by the time the first fills. */
    @Test
    void r1_leaseWentToAnother_onlyTheOtherStores() {
        CACHE.get("k", key -> {
            CACHE.invalidate("k", 2);
            NODE.command("DEL", ENTRY);
            CACHE.get("k", again -> new Versioned<>("v2", 2));
            return new Versioned<>("v1", 1);
        });
        assertThat(NODE.command("GET", ENTRY)).matches("V 2 \\d{13}\nv2");
    }

    /** R2: the writer says its version before it commits, and a reader loads the row as it was. */
    @Test
    void r2_invalidatedBeforeTheCommit_rowAsItWasIsNotStored() {
        CACHE.get("k", key -> new Versioned<>("v1", 1));
        CACHE.invalidate("k", 2);
        assertThat(CACHE.get("k", key -> new Versioned<>("v1", 1))).contains("v1");
        assertThat(NODE.command("GET", ENTRY)).isEqualTo("T 2\n");
        CACHE.invalidate("k", 2);
        assertThat(CACHE.get("k", key -> new Versioned<>("v2", 2))).contains("v2");
        assertThat(NODE.command("GET", ENTRY)).matches("V 2 \\d{13}\nv2");
    }

    @Test
    void r4_invalidationsReordered_theHigherVersionStays() {
        CACHE.invalidate("k", 5);
        CACHE.invalidate("k", 4);
        assertThat(NODE.command("GET", ENTRY)).isEqualTo("T 5\n");
    }

    @Test
    void r4_lateInvalidationOfAnOlderVersion_leavesTheValue() {
        CACHE.get("k", key -> new Versioned<>("v5", 5));
        CACHE.invalidate("k", 4);
        CACHE.invalidate("k", 5);
        assertThat(CACHE.get("k", key -> new Versioned<>("never", 9))).contains("v5");
    }

    @Test
    void r4_invalidationTwice_leavesTheSecondLoadersLease() {
        CACHE.invalidate("k", 2);
        CACHE.get("k", key -> {
            CACHE.invalidate("k", 2);
            return new Versioned<>("v2", 2);
        });
        assertThat(NODE.command("GET", ENTRY)).matches("V 2 \\d{13}\nv2");
    }

    /** The version alone has to do it: the lease was granted after the invalidation and is good. */
    @Test
    void r5_loadFromALaggingSource_isNotStored() {
        CACHE.invalidate("k", 2);
        assertThat(CACHE.get("k", key -> new Versioned<>("v1", 1))).contains("v1");
        assertThat(NODE.command("GET", ENTRY)).isEqualTo("T 2\n");
    }

    /** The node was away while version 2 was invalidated elsewhere, and still has version 1. */
    @Test
    void r6_nodeComesBackInANewIncarnation_whatItKeptIsOutOfReach() {
        CACHE.get("k", key -> new Versioned<>("v1", 1));
        var node = NODE.node();
        var again = new RingNode(node.name(), node.address(), node.weight(), node.zone(), node.incarnation() + 1);
        try (var later = CacheRings.start(RingOptions.of(List.of(again)))) {
            assertThat(later.cache(Rings.texts("race")).get("k", key -> new Versioned<>("v2", 2)))
                    .contains("v2");
        }
    }

    @Test
    void r8_insertedWhileAbsenceWasLoaded_absenceIsNotStored() {
        assertThat(CACHE.get("k", key -> {
                    CACHE.invalidate("k", 0);
                    return null;
                }))
                .isEmpty();
        assertThat(CACHE.get("k", key -> new Versioned<>("v0", 0))).contains("v0");
    }

    @Test
    void r8_insertedAfterAbsenceWasStored_absenceGoes() {
        CACHE.get("k", key -> null);
        assertThat(CACHE.get("k", key -> new Versioned<>("never", 9))).isEqualTo(Optional.empty());
        CACHE.invalidate("k", 0);
        assertThat(CACHE.get("k", key -> new Versioned<>("v0", 0))).contains("v0");
    }

    @Test
    void r8_absenceFromALaggingSource_isNotStored() {
        CACHE.invalidate("k", 0);
        CACHE.get("k", key -> null);
        assertThat(NODE.command("GET", ENTRY)).isEqualTo("T 0\n");
    }
}
