package shop.carousel.catalog.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.Topology;
import shop.carousel.ring.console.ChangePreview;
import shop.carousel.ring.console.NodeForm;

/**
 * A change of the ring that an administrator thinks about, and what it would move.
 *
 * @param leaving the node that would leave; null when one would join
 * @param joining the node that would join; null when one would leave
 * @param moved which part of the keys would get another owner
 */
record PreviewedChange(@Nullable String leaving, @Nullable NodeForm joining, List<Share> shares, String moved) {

    /** A node's share of the ring. */
    record Share(String id, String before, String after) {}

    static PreviewedChange ofJoin(Topology now, NodeForm node) {
        return of(null, node, ChangePreview.ofJoin(now, node.toNode()));
    }

    static PreviewedChange ofLeave(Topology now, String node) {
        return of(node, null, ChangePreview.ofLeave(now, node));
    }

    private static PreviewedChange of(@Nullable String leaving, @Nullable NodeForm joining, ChangePreview preview) {
        List<Share> shares = preview.nodes().stream()
                .map(node -> new Share(node.id(), Figures.percent(node.before()), Figures.percent(node.after())))
                .toList();
        String moved = preview.moved() == null ? "An unknown part" : Figures.percent(preview.moved());
        return new PreviewedChange(leaving, joining, shares, moved);
    }
}
