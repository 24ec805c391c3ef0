package shop.carousel.ring.entry;

import java.util.Collections;
import java.util.List;
import shop.carousel.ring.node.Call;

/**
 * The entries on one node: what a cache asks of it. Each method starts one command and returns; commands that were
 * started one after the other travel in one round trip. Answers stand in the order of the keys.
 *
 * <p>Nodes of another kind join the ring by another implementation of this.
 */
public interface Entries {

    /**
     * What is there: a value, an absence, or {@link Lookup.Missing} for everything else, and for all keys when the node
     * and the caller are not at the same epoch. Much cheaper for the node than {@link #getOrLease}, which is asked next
     * for what is missing.
     */
    default Call<List<Lookup>> peek(List<StoredKey> keys) {
        return Call.answered(Collections.nCopies(keys.size(), Lookup.MISSING));
    }

    /** The same of one key, for a caller that waits for it and does nothing else meanwhile. */
    default Lookup peek(StoredKey key) {
        return peek(List.of(key)).await().getFirst();
    }

    Call<List<Lookup>> getOrLease(List<StoredKey> keys, String token, long leaseMillis);

    /** The same of one key, for a caller that waits for it and does nothing else meanwhile. */
    default Lookup getOrLease(StoredKey key, String token, long leaseMillis) {
        return getOrLease(List.of(key), token, leaseMillis).await().getFirst();
    }

    Call<List<Fill.Outcome>> fill(List<Fill> fills, String token);

    /** The same with one entry, for a caller that waits for it and does nothing else meanwhile. */
    default Fill.Outcome fill(Fill fill, String token) {
        return fill(List.of(fill), token).await().getFirst();
    }

    /** Answers how many of the rows' versions were news to the node. */
    Call<Long> invalidate(List<Tombstone> tombstones);

    /** Answers which values may be loaded again by the caller, who must have found them like that. */
    Call<List<Boolean>> leaseAgain(List<StaleEntry> due, String token, long leaseMillis);

    /** Gives leases back unfilled. */
    Call<Long> abandon(List<StoredKey> keys, String token);

    /** Removes an entry that begins like that. */
    Call<Long> discard(StoredKey key, byte[] head);
}
