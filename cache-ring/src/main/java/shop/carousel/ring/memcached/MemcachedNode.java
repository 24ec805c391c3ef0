package shop.carousel.ring.memcached;

import com.spotify.folsom.GetResult;
import com.spotify.folsom.MemcacheClient;
import com.spotify.folsom.MemcacheStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.entry.Stamp;

/** A connected Memcached node, for callers at one epoch. For event loops: nothing here blocks. */
record MemcachedNode(MemcacheClient<byte[]> client, Stamp stamp) {

    /** The epoch may be evicted, but is not meant to be: no time limit. */
    private static final int FOREVER = 0;

    /**
     * An entry as it was found.
     *
     * @param bytes null when there is none
     * @param cas names this very state of it
     */
    record Found(byte @Nullable [] bytes, long cas) {

        static final Found NOTHING = new Found(null, 0);

        static Found of(@Nullable GetResult<byte[]> result) {
            return result == null ? NOTHING : new Found(result.getValue(), result.getCas());
        }

        MemcachedEntry entry() {
            return bytes == null ? MemcachedEntry.tombstone(MemcachedEntry.NO_FLOOR, 1) : MemcachedEntry.read(bytes);
        }
    }

    /**
     * Reads many names and the node's epoch in one round trip.
     *
     * @throws OutdatedException as the failure of the stage, when the node has heard of a newer epoch
     */
    CompletionStage<List<Found>> read(List<String> names) {
        var asked = new ArrayList<>(names);
        asked.add(MemcachedKeys.epoch(stamp));
        return client.casGet(asked).thenCompose(results -> {
            var found = results.stream().map(Found::of).toList();
            return checkEpoch(found.getLast()).thenApply(ignored -> found.subList(0, names.size()));
        });
    }

    /** Forgets everything but the epoch. Who has an outdated view empties nothing. */
    CompletionStage<?> empty() {
        return read(List.of()).thenCompose(ignored -> client.flushAll(0)).thenCompose(ignored -> read(List.of()));
    }

    private CompletionStage<?> checkEpoch(Found known) {
        long mine = Long.parseLong(new String(stamp.epoch(), StandardCharsets.US_ASCII));
        long seen = known.bytes() == null ? 0 : Long.parseLong(new String(known.bytes(), StandardCharsets.US_ASCII));
        if (seen > mine) {
            return CompletableFuture.failedFuture(new OutdatedException(seen));
        }
        return seen == mine
                ? CompletableFuture.completedFuture(null)
                : replace(MemcachedKeys.epoch(stamp), known, stamp.epoch(), FOREVER);
    }

    /** Stores, if what is there is still what was found. */
    CompletionStage<MemcacheStatus> replace(String name, Found found, byte[] bytes, int seconds) {
        return found.bytes() == null ? client.add(name, bytes, seconds) : client.set(name, bytes, seconds, found.cas());
    }

    /** All answers, in the order of the questions; the questions are under way side by side. */
    static <Q, A> CompletionStage<List<A>> all(List<Q> questions, Function<Q, CompletionStage<A>> ask) {
        var answers = questions.stream()
                .map(question -> ask.apply(question).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                .thenApply(
                        ignored -> answers.stream().map(CompletableFuture::join).toList());
    }

    static <T> CompletionStage<T> now(T value) {
        return CompletableFuture.completedFuture(value);
    }
}
