package shop.carousel.ring.console;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.Owners;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.topology.HashRing;
import shop.carousel.ring.topology.SlotMap;

/**
 * Where a key lives, and why.
 *
 * @param owners the nodes that hold it, first choice first
 * @param slot of the key, 0 to 65,535; null if keys are not placed by slots
 * @param candidates all nodes in the order in which they would own the key, its owner first; empty if keys are not
 *     placed by slots
 */
@Schema(name = "KeyOwners")
public record KeyDocument(
        String key,
        List<String> owners,
        long epoch,
        @Schema(nullable = true) @Nullable Integer slot,
        List<Candidate> candidates) {

    /** A node that would own the key if those before it left. */
    @Schema(name = "KeyCandidate")
    public record Candidate(String id, String zone) {}

    /** @throws IllegalArgumentException when the key is empty */
    public static KeyDocument of(CacheRing ring, String key) {
        Owners owners = ring.owners(key);
        SlotMap slots = SlotMap.of(ring.topology()).orElse(null);
        return new KeyDocument(
                key,
                owners.owners(),
                owners.epoch(),
                slots == null ? null : HashRing.slot(key),
                slots == null
                        ? List.of()
                        : slots.candidates(key).stream()
                                .map(KeyDocument::candidate)
                                .toList());
    }

    private static Candidate candidate(RingNode node) {
        return new Candidate(node.name(), node.zone());
    }
}
