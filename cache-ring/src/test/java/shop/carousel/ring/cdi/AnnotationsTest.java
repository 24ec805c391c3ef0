package shop.carousel.ring.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.quarkus.RedisResource;

/** Methods with annotations, in an application. */
@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class AnnotationsTest {

    @Inject
    Shelf shelf;

    @Inject
    CacheRing ring;

    @Inject
    Vertx vertx;

    private String id = "";

    /** A new row on a node that is there. */
    @BeforeEach
    void row() {
        id = Stream.generate(() -> UUID.randomUUID().toString())
                .filter(key -> !ring.topology().owner(key).name().equals("redis-c"))
                .findFirst()
                .orElseThrow();
        shelf.rows.put(id, new Book(id, "first", 1));
        shelf.loads.set(0);
    }

    @Test
    void cached_secondCall_comesFromTheRing() {
        assertThat(shelf.find(id)).contains(new Book(id, "first", 1));
        assertThat(shelf.find(id)).contains(new Book(id, "first", 1));
        assertThat(shelf.plain(id)).isEqualTo(new Book(id, "first", 1));
        assertThat(shelf.loads).hasValue(1);
    }

    @Test
    void cached_noSuchRow_isCachedToo() {
        shelf.rows.remove(id);
        assertThat(shelf.plain(id)).isNull();
        assertThat(shelf.find(id)).isEmpty();
        assertThat(shelf.loads).hasValue(1);
    }

    @Test
    void cachedUni_onAnEventLoop_doesNotBlockIt() throws Exception {
        for (int i = 0; i < 2; i++) {
            var answer = new CompletableFuture<Book>();
            vertx.runOnContext(
                    ignored -> shelf.later(id).subscribe().with(answer::complete, answer::completeExceptionally));
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(new Book(id, "first", 1));
        }
        assertThat(shelf.loads).hasValue(1);
    }

    @Test
    void cachedPlain_onAnEventLoop_failsAtOnce() {
        var fault = new CompletableFuture<Throwable>();
        vertx.runOnContext(ignored -> {
            try {
                shelf.find(id);
            } catch (RuntimeException e) {
                fault.complete(e);
            }
        });
        assertThat(fault.join()).isInstanceOf(IllegalStateException.class).hasMessageContaining("event-loop");
    }

    @Test
    void cachedVersioned_fromTheRing_hasItsVersionAgain() {
        int edition = 7;
        assertThat(shelf.title(id, edition)).isEqualTo(new Versioned<>(id + " in edition 7", 7));
        assertThat(shelf.title(id, edition)).isEqualTo(new Versioned<>(id + " in edition 7", 7));
        assertThat(shelf.title(id, 8).version()).isEqualTo(8);
    }

    @Test
    void cached_methodFails_itsOwnExceptionArrives() {
        assertThatThrownBy(() -> shelf.failing(id))
                .isInstanceOf(IOException.class)
                .hasMessage("no book " + id);
    }

    @Test
    void invalidate_versionFromTheAnswer_isTold() throws Exception {
        shelf.find(id);
        shelf.write(id, "second");
        assertThat(shelf.find(id).orElseThrow().title()).isEqualTo("second");
        shelf.writeIfThere(id, "third");
        assertThat(shelf.find(id).orElseThrow().title()).isEqualTo("third");
        shelf.writeLater(id, "fourth").subscribeAsCompletionStage().get(30, TimeUnit.SECONDS);
        assertThat(shelf.find(id).orElseThrow().title()).isEqualTo("fourth");
    }

    @Test
    void invalidate_nothingChanged_nothingIsTold() {
        shelf.rows.remove(id);
        shelf.find(id);
        assertThat(shelf.writeIfThere(id, "other")).isEqualTo(Optional.empty());
        shelf.find(id);
        assertThat(shelf.loads).hasValue(1);
    }

    @Test
    void invalidate_versionFromAParameter_isTold() {
        shelf.find(id);
        shelf.rows.put(id, new Book(id, "second", 2));
        shelf.changed(id, 2);
        assertThat(shelf.find(id).orElseThrow().version()).isEqualTo(2);
        shelf.rows.put(id, new Book(id, "third", 3));
        shelf.changed(Map.of(id, 3L));
        assertThat(shelf.find(id).orElseThrow().version()).isEqualTo(3);
    }

    /** A reader between the write and its commit loads the old row: told too early, the ring would keep it. */
    @Test
    void invalidate_inATransaction_isToldAfterItsCommit() {
        shelf.find(id);
        shelf.inATransaction(() -> {
            shelf.write(id, "second");
            assertThat(shelf.find(id).orElseThrow().title()).isEqualTo("first");
        });
        assertThat(shelf.find(id).orElseThrow().title()).isEqualTo("second");
        shelf.writeInATransaction(id, "third");
        assertThat(shelf.find(id).orElseThrow().title()).isEqualTo("third");
    }

    @Test
    void invalidate_transactionRollsBack_nothingIsTold() {
        shelf.find(id);
        assertThatThrownBy(() -> shelf.inATransaction(() -> {
                    shelf.write(id, "second");
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(shelf.find(id).orElseThrow().title()).isEqualTo("first");
    }
}
