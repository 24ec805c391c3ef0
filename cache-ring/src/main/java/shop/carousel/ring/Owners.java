package shop.carousel.ring;

import java.util.List;

/**
 * The nodes that hold a key, first choice first.
 *
 * @param owners names of nodes
 * @param epoch of the topology that says so
 */
public record Owners(String key, List<String> owners, long epoch) {

    public Owners {
        owners = List.copyOf(owners);
    }
}
