package shop.carousel.catalog.console;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.HeldLock;
import shop.carousel.ring.MembershipStatus;
import shop.carousel.ring.RingEpoch;
import shop.carousel.ring.console.EpochDocument;

/**
 * All that the ring's page prints.
 *
 * @param epoch that holds
 * @param shownEpoch that the picture shows
 * @param agreement this instance's knowledge of the ring, in words
 * @param locked how many locks this instance holds
 * @param locks the oldest of them; none for readers who are not administrators
 * @param administrator whether the reader may change the ring
 * @param preview a change that the reader thinks about; null when there is none
 * @param message what became of a change that the reader asked for; null when there was none
 */
record RingPage(
        long epoch,
        long shownEpoch,
        String placement,
        String agreement,
        RingFigure figure,
        List<NodeRow> nodes,
        List<NodeRow> lockNodes,
        List<CacheRow> caches,
        int locked,
        List<LockRow> locks,
        List<EpochRow> epochs,
        KeyFinding key,
        boolean administrator,
        @Nullable PreviewedChange preview,
        @Nullable ChangeMessage message) {

    /**
     * The reader's choices.
     *
     * @param key to look up; empty when none
     * @param epoch to show; the one that holds when the ring does not remember it
     */
    record View(
            String key,
            long epoch,
            boolean administrator,
            @Nullable PreviewedChange preview,
            @Nullable ChangeMessage message) {}

    static RingPage of(CacheRing ring, MeterRegistry meters, View view) {
        List<RingEpoch> epochs = ring.epochs();
        NodeColours colours = NodeColours.of(epochs);
        List<HeldLock> held = ring.heldLocks();
        RingEpoch shown = shown(epochs, view.epoch(), ring);
        KeyFinding key = KeyFinding.of(ring, view.key());
        return new RingPage(
                ring.topology().epoch(),
                shown.topology().epoch(),
                ring.placement(),
                agreement(ring.membership()),
                figure(ring, epochs, shown, colours, key.slot()),
                NodeRow.of(ring, meters, colours),
                NodeRow.ofLockNodes(ring, meters, colours),
                CacheRow.of(ring),
                held.size(),
                view.administrator() ? LockRow.of(held) : List.of(),
                EpochRow.of(EpochDocument.of(epochs), shown.topology().epoch()),
                key,
                view.administrator(),
                view.preview(),
                view.message());
    }

    private static RingEpoch shown(List<RingEpoch> epochs, long asked, CacheRing ring) {
        return epochs.stream()
                .filter(each -> each.topology().epoch() == asked)
                .findFirst()
                .or(() -> epochs.stream().findFirst())
                .orElseGet(() -> new RingEpoch(ring.topology(), null));
    }

    /** What has moved is shown while it moves, and for an epoch that is over. */
    private static RingFigure figure(
            CacheRing ring, List<RingEpoch> epochs, RingEpoch shown, NodeColours colours, @Nullable Integer slot) {
        int next = epochs.indexOf(shown) + 1;
        boolean isOver = next > 1;
        boolean moves = (isOver || ring.membership().migrating()) && next > 0 && next < epochs.size();
        return RingFigure.of(shown.topology(), moves ? epochs.get(next).topology() : null, colours, slot);
    }

    private static String agreement(MembershipStatus membership) {
        if (!membership.current()) {
            return "This instance has not heard from the membership log lately: it bypasses the cache.";
        }
        return membership.migrating()
                ? "Entries are moving to their new nodes; they are still found at the old ones."
                : "All entries are where they belong.";
    }

    /** A way to another epoch's picture, with the same key looked up. */
    record Step(long epoch, String href) {}

    /** The epoch before the one that is shown; null if the ring remembers none. */
    public @Nullable Step earlier() {
        return epochs.stream()
                .map(EpochRow::epoch)
                .filter(each -> each < shownEpoch)
                .findFirst()
                .map(this::step)
                .orElse(null);
    }

    /** The epoch after the one that is shown; null if it holds now. */
    public @Nullable Step later() {
        return epochs.reversed().stream()
                .map(EpochRow::epoch)
                .filter(each -> each > shownEpoch)
                .findFirst()
                .map(this::step)
                .orElse(null);
    }

    private Step step(long to) {
        return new Step(to, address(key.key(), to));
    }

    /** Since when the epoch that is shown held; null when it holds now. */
    public @Nullable String past() {
        return epochs.stream()
                .filter(each -> each.shown() && each.epoch() != epoch)
                .findFirst()
                .map(EpochRow::since)
                .orElse(null);
    }

    /** The page's own address, with what is looked at. */
    public String self() {
        return address(key.key(), shownEpoch == epoch ? 0 : shownEpoch);
    }

    private static String address(String key, long epoch) {
        return UriBuilder.fromPath("/ring")
                .queryParam("key", "{key}")
                .queryParam("epoch", epoch)
                .build(key)
                .toString();
    }
}
