package shop.carousel.catalog.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;
import shop.carousel.ring.topology.HashRing;
import shop.carousel.ring.topology.SlotMap;

/**
 * The picture of a ring, in a square of 200 by 200 around its middle. The wide ring has an arc for every
 * {@value #STEP}th slot, in the colour of the node that owns it. The thin one inside has each node's share, zone by
 * zone. The thin one outside has the slots that another node owned at the epoch before, in that node's colour.
 *
 * @param label the figure in words
 * @param slots arcs of the wide ring; none where keys are not placed by slots
 * @param moved arcs of the outer ring
 * @param shares arcs of the inner ring
 * @param hand where the key that was looked up is; null when there is none
 */
record RingFigure(
        String label,
        List<Arc> slots,
        List<Arc> moved,
        List<Arc> shares,
        List<ZoneName> zones,
        @Nullable Hand hand) {

    private static final int ARCS = 256;
    private static final int STEP = HashRing.SLOTS / ARCS;
    private static final double FULL = 2 * Math.PI;
    private static final double SLOT_RADIUS = 78;
    private static final double MOVED_RADIUS = 93;
    private static final double SHARE_RADIUS = 61;
    private static final double ZONE_RADIUS = 49;
    private static final double HAND_START = 65;
    private static final double HAND_RADIUS = 93;

    /** Between two arcs of shares, in parts of the circle. */
    private static final double GAP = 0.004;

    /**
     * Strokes of one colour.
     *
     * @param path as SVG has it
     */
    record Arc(int colour, String node, String path) {}

    /** A zone's name and where it stands. */
    record ZoneName(String name, String x, String y) {}

    /** A line across the wide ring at a slot, with a head outside of it. */
    record Hand(String fromX, String fromY, String x, String y) {}

    /**
     * @param before what held before, when the picture is to show what has moved
     * @param slot of the key that was looked up
     */
    static RingFigure of(Topology topology, @Nullable Topology before, NodeColours colours, @Nullable Integer slot) {
        SlotMap now = SlotMap.of(topology).orElse(null);
        SlotMap former = before == null ? null : SlotMap.of(before).orElse(null);
        List<Share> shares = shares(topology);
        return new RingFigure(
                label(topology, shares),
                now == null
                        ? List.of()
                        : arcs(SLOT_RADIUS, colours, i -> now.owner(middle(i)).name()),
                now == null || former == null
                        ? List.of()
                        : arcs(MOVED_RADIUS, colours, i -> formerOwner(former, now, middle(i))),
                shares.stream().map(share -> share.arc(colours)).toList(),
                zones(shares),
                slot == null ? null : hand(slot));
    }

    private static int middle(int arc) {
        return arc * STEP + STEP / 2;
    }

    /** Null where the slot has the owner that it had. */
    private static @Nullable String formerOwner(SlotMap former, SlotMap now, int slot) {
        String owner = former.owner(slot).name();
        return owner.equals(now.owner(slot).name()) ? null : owner;
    }

    /** One stroke for each run of arcs that have the same owner; all strokes of an owner are one path. */
    private static List<Arc> arcs(double radius, NodeColours colours, IntFunction<@Nullable String> owner) {
        Map<String, StringBuilder> paths = new LinkedHashMap<>();
        int start = 0;
        for (int i = 1; i <= ARCS; i++) {
            String name = owner.apply(start);
            if (i == ARCS || !Objects.equals(name, owner.apply(i))) {
                if (name != null) {
                    paths.computeIfAbsent(name, each -> new StringBuilder())
                            .append(stroke(radius, (double) start / ARCS, (double) i / ARCS));
                }
                start = i;
            }
        }
        return paths.entrySet().stream()
                .map(path -> new Arc(
                        colours.of(path.getKey()),
                        path.getKey(),
                        path.getValue().toString()))
                .toList();
    }

    /** A node's place on the inner ring, in parts of the circle. */
    private record Share(String node, String zone, double start, double end) {

        Arc arc(NodeColours colours) {
            double last = Math.max(start, Math.min(end, start + 0.9999) - GAP);
            return new Arc(colours.of(node), node, stroke(SHARE_RADIUS, start, last));
        }
    }

    private static List<Share> shares(Topology topology) {
        List<RingNode> nodes = topology.nodes();
        List<Integer> byZone = IntStream.range(0, nodes.size())
                .boxed()
                .sorted(Comparator.comparing(i -> nodes.get(i).zone()))
                .toList();
        List<Share> shares = new ArrayList<>();
        double start = 0;
        for (int i : byZone) {
            double end = start + topology.placement().share(i);
            shares.add(new Share(nodes.get(i).name(), nodes.get(i).zone(), start, end));
            start = end;
        }
        return shares;
    }

    /** The name of each zone beside its nodes; none when there is only one. */
    private static List<ZoneName> zones(List<Share> shares) {
        Map<String, List<Share>> byZone =
                shares.stream().collect(Collectors.groupingBy(Share::zone, LinkedHashMap::new, Collectors.toList()));
        if (byZone.size() < 2) {
            return List.of();
        }
        return byZone.entrySet().stream()
                .map(zone -> {
                    double middle = (zone.getValue().getFirst().start()
                                    + zone.getValue().getLast().end())
                            / 2;
                    return new ZoneName(zone.getKey(), x(ZONE_RADIUS, middle), y(ZONE_RADIUS, middle));
                })
                .toList();
    }

    private static Hand hand(int slot) {
        double at = (slot + 0.5) / HashRing.SLOTS;
        return new Hand(x(HAND_START, at), y(HAND_START, at), x(HAND_RADIUS, at), y(HAND_RADIUS, at));
    }

    private static String label(Topology topology, List<Share> shares) {
        return shares.stream()
                .map(share -> "%s %.1f\u00a0%%".formatted(share.node(), (share.end() - share.start()) * 100))
                .collect(Collectors.joining(", ", "The ring at epoch " + topology.epoch() + ". Shares: ", ""));
    }

    private static String stroke(double radius, double start, double end) {
        return "M%s %sA%s %s 0 %d 1 %s %s"
                .formatted(
                        x(radius, start),
                        y(radius, start),
                        number(radius),
                        number(radius),
                        end - start > 0.5 ? 1 : 0,
                        x(radius, end),
                        y(radius, end));
    }

    /** The first slot is at the top, and slots go round as the hands of a clock do. */
    private static String x(double radius, double part) {
        return number(100 + radius * Math.sin(part * FULL));
    }

    private static String y(double radius, double part) {
        return number(100 - radius * Math.cos(part * FULL));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
