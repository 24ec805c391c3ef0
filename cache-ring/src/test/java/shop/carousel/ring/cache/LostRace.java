package shop.carousel.ring.cache;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.EncryptionKeys;
import shop.carousel.ring.MembershipOptions;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingObserver;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.membership.StaticMembership;
import shop.carousel.ring.node.Tokens;
import shop.carousel.ring.testing.AgreedRing;
import shop.carousel.ring.testing.MemoryLog;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;
import shop.carousel.ring.view.Agreements;
import shop.carousel.ring.view.CacheNodeMaker;
import shop.carousel.ring.view.RingView;

/** Races that the ring wins, and what it tells at their end: the old value where it has lost. */
enum LostRace implements Supplier<String> {

    /** R1, where the tombstone was evicted meanwhile. */
    TOMBSTONE_EVICTED {
        @Override
        String run(RingCache<String> cache, RedisProcess node) {
            cache.get("k", key -> {
                cache.invalidate("k", 2);
                node.command("DEL", ENTRY);
                return new Versioned<>("v1", 1);
            });
            return node.command("GET", ENTRY);
        }
    },

    /** R2: the writer invalidates before it commits, and a reader loads the row as it was. */
    LOADED_BEFORE_THE_COMMIT {
        @Override
        String run(RingCache<String> cache, RedisProcess node) {
            cache.invalidate("k", 2);
            cache.get("k", key -> new Versioned<>("v1", 1));
            return node.command("GET", ENTRY);
        }
    },

    /** R4. */
    LATE_INVALIDATION_OF_AN_OLDER_VERSION {
        @Override
        String run(RingCache<String> cache, RedisProcess node) {
            cache.get("k", key -> new Versioned<>("v5", 5));
            cache.invalidate("k", 4);
            return node.command("EXISTS", ENTRY);
        }
    },

    /** R5. */
    LOAD_FROM_A_LAGGING_SOURCE {
        @Override
        String run(RingCache<String> cache, RedisProcess node) {
            cache.invalidate("k", 2);
            cache.get("k", key -> new Versioned<>("v1", 1));
            cache.invalidate("k", 2);
            cache.get("k", key -> new Versioned<>("v1", 1));
            return node.command("GET", ENTRY);
        }
    },

    /** R8. */
    ABSENCE_FROM_A_LAGGING_SOURCE {
        @Override
        String run(RingCache<String> cache, RedisProcess node) {
            cache.invalidate("k", 0);
            cache.get("k", key -> null);
            return node.command("GET", ENTRY);
        }
    },

    /** A reader with an outdated view, and a node that has heard of the newer one. */
    OUTDATED_VIEW {
        @Override
        public String get() {
            var log = new MemoryLog();
            try (var a = RedisProcess.start("a");
                    var b = RedisProcess.start("b");
                    var one = AgreedRing.start(log, a, b);
                    var two = AgreedRing.start(log, a, b)) {
                var key = IntStream.range(0, 1_000)
                        .mapToObj(i -> "k" + i)
                        .filter(each -> one.ring().owners(each).owners().equals(List.of("a")))
                        .findFirst()
                        .orElseThrow();
                get(one, key, "v1");
                two.log().cut();
                reincarnate(one, "b");
                get(one, key, "never");
                return get(two, key, "loaded");
            }
        }

        private static String get(AgreedRing ring, String key, String loaded) {
            return ring.ring()
                    .cache(Rings.texts("agreed"))
                    .get(key, it -> new Versioned<>(loaded, 1))
                    .orElseThrow();
        }
    },

    /** R6: a node comes back with what it kept, and another incarnation began meanwhile. */
    NODE_COMES_BACK {
        @Override
        public String get() {
            var log = new MemoryLog();
            try (var a = RedisProcess.start("a");
                    var one = AgreedRing.start(log, a)) {
                get(one, "v1");
                reincarnate(one, "a");
                return get(one, "loaded");
            }
        }

        private static String get(AgreedRing ring, String loaded) {
            return ring.ring()
                    .cache(Rings.texts("agreed"))
                    .get("k", it -> new Versioned<>(loaded, 1))
                    .orElseThrow();
        }
    };

    private static final String ENTRY = "race@1:k";

    @Override
    public String get() {
        var vertx = Vertx.vertx();
        try (var node = RedisProcess.start("a")) {
            return run(cache(vertx, node), node);
        } finally {
            vertx.close();
        }
    }

    private static void reincarnate(AgreedRing ring, String name) {
        long ended = ring.ring().topology().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow()
                .incarnation();
        var outcome = ring.propose(new RingChange.Reincarnate(name, ended));
        if (!(outcome instanceof ChangeOutcome.Applied)) {
            throw new IllegalStateException("the ring has not changed: " + outcome);
        }
    }

    String run(RingCache<String> cache, RedisProcess node) {
        throw new UnsupportedOperationException(name());
    }

    private static RingCache<String> cache(Vertx vertx, RedisProcess node) {
        var view = RingView.of(
                StaticMembership.of(List.of(node.node())).current(),
                MembershipOptions.DEFAULT,
                "",
                () -> true,
                Agreements.OWN,
                new CacheNodeMaker(vertx, NodeOptions.DEFAULT, RingObserver.NONE, (name, ended) -> false));
        view.members()
                .forEach(member ->
                        member.client().client().connect().toCompletableFuture().join());
        return new VersionedCache<>(Rings.texts("race"), () -> view, new Tokens(), EncryptionKeys.NONE, false);
    }
}
