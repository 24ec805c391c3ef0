package shop.carousel.ring.memcached;

import com.spotify.folsom.MemcacheStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import shop.carousel.ring.entry.Fill;
import shop.carousel.ring.entry.StaleEntry;
import shop.carousel.ring.entry.StoredKey;
import shop.carousel.ring.entry.Tombstone;
import shop.carousel.ring.memcached.MemcachedNode.Found;

/**
 * Writes entries of a Memcached node: each reads what is there and stores by compare-and-set, so that what came in
 * between is never overwritten.
 */
record MemcachedWrites(MemcachedNode node) {

    /** Others got in between so often only when something is wrong. */
    private static final int TRIES = 16;

    CompletionStage<List<Fill.Outcome>> fill(List<Fill> fills, String token) {
        return eachLeased(fills.stream().map(Fill::key).toList(), (i, leased) -> fill(fills.get(i), leased, token));
    }

    private CompletionStage<Fill.Outcome> fill(Fill fill, Leased leased, String token) {
        var entry = leased.entry().entry();
        if (!leased.isHeldBy(token)) {
            return MemcachedNode.now(Fill.Outcome.LEASE_LOST);
        }
        if (MemcachedEntry.read(fill.header()).version() < entry.version()) {
            return end(fill.key(), leased).thenApply(ignored -> Fill.Outcome.OUTDATED);
        }
        return node.replace(
                        MemcachedKeys.entry(fill.key()),
                        leased.entry(),
                        joined(fill.header(), fill.payload()),
                        MemcachedTimes.atMost(fill.timeToLive()))
                .thenCompose(status -> filled(status, fill, leased));
    }

    /** What is too large for the node is not stored, and its lease ends all the same. */
    private CompletionStage<Fill.Outcome> filled(MemcacheStatus status, Fill fill, Leased leased) {
        var outcome = status == MemcacheStatus.OK ? Fill.Outcome.STORED : Fill.Outcome.LEASE_LOST;
        boolean over = leased.entry().entry().isLease() && status == MemcacheStatus.OK;
        return over ? MemcachedNode.now(outcome) : end(fill.key(), leased).thenApply(ignored -> outcome);
    }

    /** Answers which entries are as they were found, and leased to the caller now. */
    CompletionStage<List<Boolean>> leaseAgain(List<StaleEntry> due, String token, long leaseMillis) {
        var keys = due.stream().map(StaleEntry::key).toList();
        return each(
                keys,
                (i, found) -> beginsWith(found, due.get(i).header().bytes())
                        ? leaseBeside(keys.get(i), found, token, leaseMillis)
                        : MemcachedNode.now(false));
    }

    private CompletionStage<Boolean> leaseBeside(StoredKey key, Found found, String token, long leaseMillis) {
        var lease = new MemcachedLease(token, found.cas());
        return node.client()
                .add(MemcachedKeys.lease(key), lease.bytes(), MemcachedTimes.atLeast(leaseMillis))
                .thenApply(status -> status == MemcacheStatus.OK);
    }

    /** Answers how many of the versions were news. */
    CompletionStage<Long> invalidate(List<Tombstone> tombstones) {
        return invalidate(tombstones, TRIES);
    }

    private CompletionStage<Long> invalidate(List<Tombstone> tombstones, int tries) {
        if (tries == 0) {
            return CompletableFuture.failedFuture(new IllegalStateException("Others got in between each time"));
        }
        return each(tombstones.stream().map(Tombstone::key).toList(), (i, found) -> tell(tombstones.get(i), found))
                .thenCompose(tellings -> again(tombstones, tellings, tries - 1));
    }

    /** Tells those again that others got in between of. */
    private CompletionStage<Long> again(List<Tombstone> tombstones, List<Telling> tellings, int tries) {
        long news = tellings.stream().filter(each -> each == Telling.NEWS).count();
        var missed = IntStream.range(0, tellings.size())
                .filter(i -> tellings.get(i) == Telling.MISSED)
                .mapToObj(tombstones::get)
                .toList();
        return missed.isEmpty()
                ? MemcachedNode.now(news)
                : invalidate(missed, tries).thenApply(more -> news + more);
    }

    private enum Telling {
        NEWS,
        KNOWN,
        MISSED
    }

    private CompletionStage<Telling> tell(Tombstone tombstone, Found found) {
        var entry = found.entry();
        if (entry.version() < tombstone.version()) {
            int seconds = MemcachedTimes.atLeast(tombstone.millis());
            return leave(tombstone.key(), found, MemcachedEntry.tombstone(tombstone.version(), seconds));
        }
        return tombstone.gone() && found.bytes() != null && entry.isOfARow()
                ? leave(tombstone.key(), found, entry.vanished())
                : MemcachedNode.now(Telling.KNOWN);
    }

    private CompletionStage<Telling> leave(StoredKey key, Found found, MemcachedEntry entry) {
        var name = MemcachedKeys.entry(key);
        return node.replace(name, found, entry.bytes(), entry.seconds()).thenCompose(status -> told(status, name));
    }

    /** A node without room for a tombstone at least forgets the entry, and the lease with it. */
    private CompletionStage<Telling> told(MemcacheStatus status, String name) {
        return switch (status) {
            case OK -> MemcachedNode.now(Telling.NEWS);
            case KEY_EXISTS, KEY_NOT_FOUND, ITEM_NOT_STORED -> MemcachedNode.now(Telling.MISSED);
            default -> node.client().delete(name).thenApply(ignored -> Telling.NEWS);
        };
    }

    /** Answers how many leases were still the caller's. */
    CompletionStage<Long> abandon(List<StoredKey> keys, String token) {
        return eachLeased(
                        keys,
                        (i, leased) -> leased.isHeldBy(token) ? end(keys.get(i), leased) : MemcachedNode.now(false))
                .thenApply(MemcachedWrites::count);
    }

    /** Removes an entry that begins like that. */
    CompletionStage<Long> discard(StoredKey key, byte[] head) {
        return each(
                        List.of(key),
                        (i, found) -> beginsWith(found, head)
                                ? store(key, found, MemcachedEntry.tombstone(MemcachedEntry.NO_FLOOR, 1))
                                : MemcachedNode.now(false))
                .thenApply(MemcachedWrites::count);
    }

    /** Ends a lease unfilled: the one in the entry's place, which leaves the floor, or the one beside the entry. */
    private CompletionStage<Boolean> end(StoredKey key, Leased leased) {
        return leased.entry().entry().isLease()
                ? store(key, leased.entry(), leased.entry().entry().released())
                : node.client().delete(MemcachedKeys.lease(key)).thenApply(status -> status == MemcacheStatus.OK);
    }

    private CompletionStage<Boolean> store(StoredKey key, Found found, MemcachedEntry entry) {
        return node.replace(MemcachedKeys.entry(key), found, entry.bytes(), entry.seconds())
                .thenApply(status -> status == MemcacheStatus.OK);
    }

    private static long count(List<Boolean> done) {
        return done.stream().filter(each -> each).count();
    }

    private static boolean beginsWith(Found found, byte[] head) {
        var bytes = found.bytes();
        return bytes != null
                && head.length > 0
                && bytes.length >= head.length
                && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
    }

    private static byte[] joined(byte[] header, byte[] payload) {
        var all = Arrays.copyOf(header, header.length + payload.length);
        System.arraycopy(payload, 0, all, header.length, payload.length);
        return all;
    }

    /** Reads all keys in one round trip, and then does something about each. */
    private <A> CompletionStage<List<A>> each(
            List<StoredKey> keys, BiFunction<Integer, Found, CompletionStage<A>> action) {
        var names = keys.stream().map(MemcachedKeys::entry).toList();
        return node.read(names)
                .thenCompose(found -> MemcachedNode.all(numbers(keys.size()), i -> action.apply(i, found.get(i))));
    }

    /** An entry with the lease beside it, if there is one. */
    private record Leased(Found entry, Found beside) {

        boolean isHeldBy(String token) {
            return entry.entry().isLease()
                    ? entry.entry().isHeldBy(token)
                    : entry.entry().isAnswer()
                            && MemcachedLease.read(beside.bytes()).equals(new MemcachedLease(token, entry.cas()));
        }
    }

    /** Reads all keys and the leases beside them in one round trip, and then does something about each. */
    private <A> CompletionStage<List<A>> eachLeased(
            List<StoredKey> keys, BiFunction<Integer, Leased, CompletionStage<A>> action) {
        var names = new ArrayList<String>();
        keys.forEach(key -> names.add(MemcachedKeys.entry(key)));
        keys.forEach(key -> names.add(MemcachedKeys.lease(key)));
        return node.read(names)
                .thenCompose(found -> MemcachedNode.all(
                        numbers(keys.size()),
                        i -> action.apply(i, new Leased(found.get(i), found.get(keys.size() + i)))));
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
