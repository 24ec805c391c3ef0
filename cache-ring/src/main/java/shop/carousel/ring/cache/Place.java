package shop.carousel.ring.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where a key's entry is. */
record Place(String key, CacheNode node, StoredKey stored) {

    static Place of(RingView ring, String cache, String key) {
        var node = ring.owner(key);
        return new Place(key, node, node.storedKey(cache, key));
    }

    static List<StoredKey> stored(Collection<Place> places) {
        return places.stream().map(Place::stored).toList();
    }

    static <T> Map<CacheNode, List<T>> byNode(Collection<T> all, Function<T, Place> place) {
        var byNode = new LinkedHashMap<CacheNode, List<T>>();
        all.forEach(each -> byNode.computeIfAbsent(place.apply(each).node(), ignored -> new ArrayList<>())
                .add(each));
        return byNode;
    }

    /** Parts of that size at most, so that no command stops its node for long. */
    static <T> List<List<T>> parted(List<T> all, int most) {
        var parts = new ArrayList<List<T>>();
        for (int i = 0; i < all.size(); i += most) {
            parts.add(all.subList(i, Math.min(all.size(), i + most)));
        }
        return parts;
    }
}
