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
import org.jboss.logging.Logger;
import shop.carousel.kit.log.LeftOut;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingOverloadedException;
import shop.carousel.ring.Versioned;

/**
 * One of the catalog's caches as this service reads it: from the ring, filled from the catalog, and still of use when
 * that is away.
 */
final class CatalogCache<T> {

    private static final LeftOut LEFT_OUT = new LeftOut(Logger.getLogger(CatalogCache.class), "product");

    private final RingCache<Document<T>> cache;
    private final DocumentCodec<T> codec;
    private final Function<Set<String>, List<ObjectNode>> source;

    CatalogCache(RingCache<Document<T>> cache, DocumentCodec<T> codec, Function<Set<String>, List<ObjectNode>> source) {
        this.cache = cache;
        this.codec = codec;
        this.source = source;
    }

    /** What the ring holds, and what the catalog adds. A failed load removes its keys; the rest is read again. */
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
                Set<String> refused = busy.refused().isEmpty() ? Set.copyOf(asked) : busy.refused();
                unanswered.addAll(refused);
                asked.removeAll(refused);
            }
        }
        return new Answers<>(Map.of(), unanswered);
    }

    private Map<String, T> views(Map<String, Document<T>> documents) {
        Map<String, T> views = new HashMap<>();
        documents.forEach((sku, document) -> views.put(sku, document.view()));
        return views;
    }

    /** An unreadable product is left out: only its price is unknown. */
    private Map<String, Versioned<Document<T>>> load(Set<String> skus) {
        Map<String, Versioned<Document<T>>> loaded = new HashMap<>();
        Set<String> unreadable = new HashSet<>();
        for (ObjectNode document : source.apply(skus)) {
            String sku = document.path("sku").asText();
            try {
                loaded.put(sku, codec.read(document).versioned());
            } catch (JsonProcessingException | RuntimeException fault) {
                unreadable.add(sku);
                LEFT_OUT.say(sku, fault);
            }
        }
        unreadable.retainAll(skus);
        if (!unreadable.isEmpty()) {
            throw new CatalogAwayException(unreadable, "Products of the catalog's answer cannot be read.", null);
        }
        loaded.keySet().retainAll(skus);
        return loaded;
    }
}
