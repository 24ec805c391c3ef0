package shop.carousel.catalog.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.MembershipStatus;
import shop.carousel.ring.NodeState;
import shop.carousel.ring.NodeStatus;

/**
 * All that the ring's page prints.
 *
 * @param label the figure in words
 * @param key what was looked up; empty when nothing was
 * @param owners of the key, first choice first; null when nothing was looked up
 * @param fault why the key cannot be looked up; null when it can
 * @param agreement how this instance knows the ring, in words
 * @param administrator whether the reader may change the ring
 * @param message what became of a change that the reader asked for; null when there was none
 */
record RingPage(
        long epoch,
        String placement,
        List<Row> nodes,
        String label,
        String key,
        @Nullable String owners,
        @Nullable String fault,
        String agreement,
        boolean administrator,
        @Nullable ChangeMessage message) {

    private static final int COLOURS = 8;
    private static final int LONGEST_KEY = 512;

    /** A node. */
    record Row(
            String id,
            String address,
            String zone,
            int weight,
            long incarnation,
            boolean up,
            String state,
            String share,
            String sharePercent,
            String keys,
            String hitRatio,
            String operations,
            int colour,
            String arc,
            String arcStart) {}

    static RingPage of(CacheRing ring, String key, boolean administrator, @Nullable ChangeMessage message) {
        List<Row> rows = rows(ring.nodes());
        String label = rows.stream()
                .map(row -> row.id() + " " + row.sharePercent())
                .collect(Collectors.joining(", ", "Shares: ", ""));
        boolean tooLong = key.length() > LONGEST_KEY;
        String owners = key.isEmpty() || tooLong
                ? null
                : String.join(", then ", ring.owners(key).owners());
        String fault = tooLong ? "A key has at most " + LONGEST_KEY + " characters." : null;
        return new RingPage(
                ring.topology().epoch(),
                ring.placement(),
                rows,
                label,
                key,
                owners,
                fault,
                agreement(ring.membership()),
                administrator,
                message);
    }

    private static String agreement(MembershipStatus membership) {
        if (!membership.current()) {
            return "This instance has not heard from the membership log lately: it bypasses the cache.";
        }
        return membership.migrating()
                ? "Entries are moving to their new nodes; they are still found at the old ones."
                : "All entries are where they belong.";
    }

    private static List<Row> rows(List<NodeStatus> nodes) {
        List<Row> rows = new ArrayList<>();
        double start = 0;
        for (NodeStatus node : nodes) {
            rows.add(row(node, rows.size() % COLOURS + 1, start));
            start += node.share();
        }
        return rows;
    }

    private static Row row(NodeStatus node, int colour, double start) {
        double percent = node.share() * 100;
        return new Row(
                node.id(),
                node.address(),
                node.zone(),
                node.weight(),
                node.incarnation(),
                node.state() == NodeState.UP,
                node.state() == NodeState.UP ? "up" : "away",
                "%.4f".formatted(node.share()),
                "%.1f\u00a0%%".formatted(percent),
                number(node.keys()),
                "%.0f\u00a0%%".formatted(node.hitRatio() * 100),
                number(node.opsPerSecond()),
                colour,
                String.format(Locale.ROOT, "%.2f %.2f", percent, 100 - percent),
                String.format(Locale.ROOT, "%.2f", -start * 100));
    }

    private static String number(@Nullable Long number) {
        return number == null ? "–" : "%,d".formatted(number);
    }
}
