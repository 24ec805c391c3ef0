package shop.carousel.ring.near;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.testing.Eventually;
import shop.carousel.ring.testing.RedisProcess;

/** What is kept, and what is not, between a question and its answer. */
class NearCacheTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Object VIEW = new Object();
    private static final RedisProcess NODE = RedisProcess.start("a");
    private static final Vertx VERTX = Vertx.vertx();
    private static final NearStream STREAM = new NearStream(VERTX, NODE.node(), NodeOptions.DEFAULT);

    private final NearCache<String> cache =
            new NearCache<>("near", new CacheSpec.Near(64 << 10, Duration.ofMinutes(1)));

    @BeforeEach
    void listening() {
        Eventually.holds(() -> cache.ticket("k", VIEW, STREAM) != null);
    }

    @AfterAll
    static void stop() {
        STREAM.close();
        VERTX.close();
        NODE.close();
    }

    private NearCache.Ticket ticket(String key) {
        var ticket = cache.ticket(key, VIEW, STREAM);
        while (ticket == null) {
            listening();
            ticket = cache.ticket(key, VIEW, STREAM);
        }
        return ticket;
    }

    @Test
    void answer_isKept() {
        cache.keep(ticket("k"), 1, Optional.of("v1"), 2, LONG);
        cache.keep(ticket("none"), -1, Optional.empty(), 0, LONG);
        assertThat(cache.get("k", VIEW)).contains("v1");
        assertThat(cache.get("none", VIEW)).isEqualTo(Optional.empty());
        assertThat(cache.get("other", VIEW)).isNull();
    }

    /** What is kept near is a copy too: it has the rest of the life of the node's entry. */
    @Test
    void answer_endsWithTheEntryThatItCameFrom() {
        cache.keep(ticket("over"), 1, Optional.of("v1"), 2, Duration.ZERO);
        assertThat(cache.get("over", VIEW)).isNull();
        cache.keep(ticket("soon"), 1, Optional.of("v1"), 2, Duration.ofMillis(50));
        Eventually.holds(() -> cache.get("soon", VIEW) == null);
    }

    /** R1, near: the answer was under way while the row changed. */
    @Test
    void answer_outdatedBeforeItIsKept_isNotKept() {
        var ticket = ticket("k");
        cache.outdate("k", 2);
        cache.keep(ticket, 1, Optional.of("v1"), 2, LONG);
        assertThat(cache.get("k", VIEW)).isNull();
    }

    @Test
    void outdated_olderIsDropped_sameAndNewerStay() {
        cache.keep(ticket("k"), 2, Optional.of("v2"), 2, LONG);
        cache.outdate("k", 1);
        cache.outdate("k", 2);
        assertThat(cache.get("k", VIEW)).contains("v2");
        cache.outdate("k", 3);
        assertThat(cache.get("k", VIEW)).isNull();
    }

    @Test
    void outdated_absenceIsOlderThanEveryRow() {
        cache.keep(ticket("k"), -1, Optional.empty(), 0, LONG);
        cache.outdate("k", 0);
        assertThat(cache.get("k", VIEW)).isNull();
    }

    /** Two answers overtake each other on the way into the cache. */
    @Test
    void answer_olderThanWhatIsKept_doesNotReplaceIt() {
        var slow = ticket("k");
        cache.keep(ticket("k"), 2, Optional.of("v2"), 2, LONG);
        cache.keep(slow, 1, Optional.of("v1"), 2, LONG);
        assertThat(cache.get("k", VIEW)).contains("v2");
    }

    @Test
    void answer_inAnotherViewOfTheRing_isNotAnswered() {
        cache.keep(ticket("k"), 1, Optional.of("v1"), 2, LONG);
        assertThat(cache.get("k", new Object())).isNull();
    }

    @Test
    void answer_ofATermThatIsOver_isNotKept() {
        var ticket = ticket("k");
        NODE.command("PUBLISH", NearStream.CHANGES, NearStream.EVERYTHING);
        Eventually.holds(() -> !STREAM.holds(ticket.term()));
        cache.keep(ticket, 1, Optional.of("v1"), 2, LONG);
        assertThat(cache.get("k", VIEW)).isNull();
    }

    @Test
    void answers_moreThanFit_stayWithinTheLimit() {
        IntStream.range(0, 1_000).forEach(i -> cache.keep(ticket("k" + i), 1, Optional.of("v"), 1_000, LONG));
        long left = IntStream.range(0, 1_000)
                .filter(i -> cache.get("k" + i, VIEW) != null)
                .count();
        assertThat(left).isBetween(1L, 64L);
    }

    @Test
    void connectionEnds_whatWasKeptIsGone_andTheStreamComesBack() {
        var ticket = ticket("k");
        cache.keep(ticket, 1, Optional.of("v1"), 2, LONG);
        NODE.command("CLIENT", "KILL", "TYPE", "pubsub");
        Eventually.holds(() -> !STREAM.holds(ticket.term()));
        assertThat(cache.get("k", VIEW)).isNull();
        Eventually.holds(() -> cache.ticket("k", VIEW, STREAM) != null);
        assertThat(cache.get("k", VIEW)).isNull();
    }

    @Test
    void garbageOnTheChannel_endsTheTerm() {
        var ticket = ticket("k");
        NODE.command("PUBLISH", NearStream.CHANGES, "garbage");
        Eventually.holds(() -> !STREAM.holds(ticket.term()));
        Eventually.holds(() -> cache.ticket("k", VIEW, STREAM) != null);
    }
}
