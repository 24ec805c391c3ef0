package shop.carousel.kit.broker;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Records that arrived together, in the order in which the broker got them, and those of one key always in the order in
 * which they were sent. Never empty; at most as many as the channel's {@code at-most}. All of them are acknowledged
 * when the method that takes the poll returns, and all come again when the process dies before.
 */
public record Poll(List<Arrived> records) implements Iterable<Arrived> {

    public Poll {
        records = List.copyOf(records);
    }

    @Override
    public Iterator<Arrived> iterator() {
        return records.iterator();
    }

    /** The records in pieces of at most {@code size}. */
    public List<List<Arrived>> pieces(int size) {
        List<List<Arrived>> pieces = new ArrayList<>();
        for (int from = 0; from < records.size(); from += size) {
            pieces.add(records.subList(from, Math.min(from + size, records.size())));
        }
        return pieces;
    }
}
