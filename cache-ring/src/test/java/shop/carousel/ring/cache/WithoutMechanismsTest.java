package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.EncryptionKeys;
import shop.carousel.ring.MembershipOptions;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingObserver;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.membership.StaticMembership;
import shop.carousel.ring.node.Tokens;
import shop.carousel.ring.redis.Mechanisms;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;
import shop.carousel.ring.view.Agreements;
import shop.carousel.ring.view.CacheNodeMaker;
import shop.carousel.ring.view.RingView;

/**
 * The races of {@link RacesTest} with one mechanism switched off: each is lost then, so that each test there can fail.
 */
class WithoutMechanismsTest {

    private static final String ENTRY = "race@1:k";
    private static final RedisProcess NODE = RedisProcess.start("a");
    private static final Vertx VERTX = Vertx.vertx();
    private static final RingCache<String> UNVERSIONED = cache(Mechanisms.WITHOUT_VERSIONS);
    private static final RingCache<String> UNLEASED = cache(Mechanisms.WITHOUT_LEASES);

    private static RingCache<String> cache(Mechanisms mechanisms) {
        var agreed = StaticMembership.of(List.of(NODE.node())).current();
        var view = RingView.of(
                agreed,
                MembershipOptions.DEFAULT,
                "",
                () -> true,
                Agreements.OWN,
                new CacheNodeMaker(VERTX, NodeOptions.DEFAULT, RingObserver.NONE, (name, ended) -> false, mechanisms));
        view.members()
                .forEach(member ->
                        member.client().client().connect().toCompletableFuture().join());
        return new VersionedCache<>(Rings.texts("race"), () -> view, new Tokens(), EncryptionKeys.NONE, false);
    }

    @BeforeEach
    void empty() {
        NODE.command("FLUSHALL");
    }

    @AfterAll
    static void stop() {
        VERTX.close();
        NODE.close();
    }

    private static void isStored(String value) {
        assertThat(NODE.command("GET", ENTRY)).endsWith("\n" + value);
    }

    @Test
    void r1_withoutLeases_tombstoneEvicted_oldValueIsStored() {
        UNLEASED.get("k", key -> {
            UNLEASED.invalidate("k", 2);
            NODE.command("DEL", ENTRY);
            return new Versioned<>("v1", 1);
        });
        isStored("v1");
    }

    /** R2: the writer invalidates before it commits, and a reader loads the row as it was. */
    @Test
    void r2_withoutVersions_rowLoadedBeforeTheCommit_isStored() {
        UNVERSIONED.invalidate("k", 2);
        UNVERSIONED.get("k", key -> new Versioned<>("v1", 1));
        isStored("v1");
    }

    @Test
    void r4_withoutVersions_lateInvalidationOfAnOlderVersion_takesTheNewValue() {
        UNVERSIONED.get("k", key -> new Versioned<>("v5", 5));
        UNVERSIONED.invalidate("k", 4);
        assertThat(NODE.command("EXISTS", ENTRY)).isEqualTo("0");
    }

    @Test
    void r5_withoutVersions_loadFromALaggingSource_isStored() {
        UNVERSIONED.invalidate("k", 2);
        UNVERSIONED.get("k", key -> new Versioned<>("v1", 1));
        UNVERSIONED.invalidate("k", 2);
        UNVERSIONED.get("k", key -> new Versioned<>("v1", 1));
        isStored("v1");
    }

    @Test
    void r8_withoutVersions_absenceFromALaggingSource_isStored() {
        UNVERSIONED.invalidate("k", 0);
        UNVERSIONED.get("k", key -> null);
        assertThat(NODE.command("GET", ENTRY)).matches("A -1 \\d{13}\n");
    }
}
