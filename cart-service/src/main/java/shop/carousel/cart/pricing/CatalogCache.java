package shop.carousel.cart.pricing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingOverloadedException;
import shop.carousel.ring.Versioned;

/** One of the catalog's caches as this service reads it: from the ring, filled from the catalog, and still of use when that is away. */
final class CatalogCache<T> {

    private final RingCache<Document<T>> cache;
    private final DocumentCodec<T> codec;
    private final Function<Set<String>, List<ObjectNode>> source;

    CatalogCache(RingCache<Document<T>> cache, DocumentCodec<T> codec, Function<Set<String>, List<ObjectNode>> source) {
        this.cache = cache;
        this.codec = codec;
        this.source = source;
    }

    /** What the ring holds, and what the catalog adds. Each failed load takes its keys out of the question; the rest is asked again. */
    Answers<T> read(Collection<String> skus) {
        Set<String> asked = new LinkedHashSet<>(skus);
        Set<String> unanswered = new HashSet<>();
        while (!asked.isEmpty()) {
            try {
                return new Answers<>(views(cache.getAll(asked, this::load)), unanswered);
            } catch (CatalogAwayException away) {
                unanswered.addAll(away.skus());
                asked.removeAll(away.skus());
            } catch (RingOverloadedException busy) {
                unanswered.addAll(asked);
                asked.clear();
            }
        }
        return new Answers<>(Map.of(), unanswered);
    }

    private Map<String, T> views(Map<String, Document<T>> documents) {
        Map<String, T> views = new HashMap<>();
        documents.forEach((sku, document) -> views.put(sku, document.view()));
        return views;
    }

    private Map<String, Versioned<Document<T>>> load(Set<String> skus) {
        Map<String, Versioned<Document<T>>> loaded = new HashMap<>();
        for (ObjectNode document : source.apply(skus)) {
            loaded.put(document.path("sku").asText(), read(document, skus));
        }
        loaded.keySet().retainAll(skus);
        return loaded;
    }

    private Versioned<Document<T>> read(ObjectNode document, Set<String> skus) {
        try {
            return codec.read(document).versioned();
        } catch (JsonProcessingException | IllegalArgumentException fault) {
            throw new CatalogAwayException(skus, "The catalog's answer cannot be read.", fault);
        }
    }
}
