package shop.carousel.ring;

import java.util.List;

/**
 * The nodes that hold a key, first choice first.
 *
 * @param owners names of nodes
 * @param epoch the topology's epoch
 */
public record Owners(String key, List<String> owners, long epoch) {

    public Owners {
        owners = List.copyOf(owners);
    }
}
