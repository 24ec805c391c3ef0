package shop.carousel.ring.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.console.ProblemDocument.FieldError;

/**
 * A node as an administrator names it.
 *
 * @param weight 1 when it is left out
 * @param zone {@code z1} when it is left out
 * @param epoch the ring for which that is meant; the one that holds when it is left out
 */
public record NodeForm(
        @Nullable String id,
        @Nullable String address,
        @Nullable Integer weight,
        @Nullable String zone,
        @Nullable Long epoch) {

    private static final int MOST_WEIGHT = 1_000;

    /** What is wrong with it, field by field; nothing when it can be a node: then a server answered there. */
    public List<FieldError> faults(AddressRule rule) {
        var faults = new ArrayList<FieldError>();
        check(
                faults,
                "id",
                id,
                "is 1 to 64 letters, digits, dots, dashes and underscores",
                it -> RingNode.of(it, "h:1"));
        check(
                faults,
                "address",
                address,
                "is host:port, of up to " + RingNode.LONGEST_ADDRESS + " characters",
                it -> RingNode.of("a", it));
        if (faults.stream().noneMatch(fault -> fault.field().equals("address"))
                && !rule.admits(RingNode.of("a", address()))) {
            faults.add(new FieldError("address", "is not among the addresses that nodes may have here"));
        }
        if (weight != null && (weight < 1 || weight > MOST_WEIGHT)) {
            faults.add(new FieldError("weight", "is 1 to " + MOST_WEIGHT + ", not " + weight));
        }
        if (zone != null) {
            check(faults, "zone", zone, "is a name like id", it -> new RingNode("a", "h:1", 1, it, 1));
        }
        if (epoch != null && epoch < 1) {
            faults.add(new FieldError("epoch", "is 1 or more, not " + epoch));
        }
        if (faults.isEmpty() && !AddressRule.isOpen(toNode())) {
            faults.add(new FieldError("address", "is where no server answers"));
        }
        return faults;
    }

    @Override
    public String address() {
        return address == null ? "" : address;
    }

    private interface Attempt {
        RingNode with(String value);
    }

    private static void check(
            List<FieldError> faults, String field, @Nullable String value, String rule, Attempt attempt) {
        if (value == null || value.isEmpty()) {
            faults.add(new FieldError(field, "is missing or empty"));
            return;
        }
        try {
            attempt.with(value);
        } catch (IllegalArgumentException e) {
            faults.add(new FieldError(field, rule));
        }
    }

    /** The node, when nothing is wrong. */
    public RingNode toNode() {
        return new RingNode(
                Objects.requireNonNull(id),
                address(),
                Objects.requireNonNullElse(weight, 1),
                Objects.requireNonNullElse(zone, "z1"),
                1);
    }
}
