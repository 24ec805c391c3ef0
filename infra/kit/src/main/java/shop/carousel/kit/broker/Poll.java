package shop.carousel.kit.broker;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Records that arrived together, in the order in which the broker got them; those of one key always in the order in
 * which they were sent. Never empty, and at most the channel's {@code at-most}. All are acknowledged when the method
 * that takes the poll returns, and all come again if the process dies before that.
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
