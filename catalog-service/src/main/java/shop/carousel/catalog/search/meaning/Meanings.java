package shop.carousel.catalog.search.meaning;

import ai.onnxruntime.OrtException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.Product;
import shop.carousel.kit.hash.Sha256;

/**
 * The vectors of products and of texts to search for. A product is embedded once for all instances: its vector is kept
 * by the hash of its text.
 *
 * <p>Promises: only {@link #load} and {@link #embed} wait for the model. Until it is loaded, and where this machine
 * cannot run it, no text has a vector. Thread-safe.
 */
@Singleton
public final class Meanings {

    /** How many numbers a vector has, each a byte. */
    public static final int DIMENSIONS = SentenceModel.DIMENSIONS;

    private static final int HASH_BYTES = 16;

    private final MeaningConfig config;
    private final Vectors vectors;
    private volatile @Nullable SentenceModel model;

    Meanings(MeaningConfig config, Vectors vectors) {
        this.config = config;
        this.vectors = vectors;
    }

    /** Loads the model: about a second, and 150 MB outside of the heap. */
    public void load() throws UnusableModelException {
        try {
            model = SentenceModel.load();
        } catch (IOException | OrtException | LinkageError fault) {
            throw new UnusableModelException("The model of meanings cannot be loaded.", fault);
        }
    }

    /** Whether texts have vectors. */
    public boolean isReady() {
        return model != null;
    }

    /** Whether the model knows this word as a whole. It can make nothing of others. */
    public boolean isKnown(String word) {
        SentenceModel ready = model;
        return ready != null && ready.isKnown(word);
    }

    /** The vector of a text to search for; empty until the model is loaded. About a millisecond. */
    public Optional<byte[]> of(String text) {
        SentenceModel ready = model;
        try {
            return ready == null ? Optional.empty() : Optional.of(ready.embed(text, config.textTokens()));
        } catch (OrtException fault) {
            throw new IllegalStateException("The model of meanings failed.", fault);
        }
    }

    /** The vectors of those products that are embedded already, by SKU, in one round trip. */
    public Map<String, byte[]> kept(Collection<Product> products) {
        Map<String, byte[]> byHash = products.isEmpty()
                ? Map.of()
                : vectors.find(products.stream().map(Meanings::hash).distinct().toList());
        Map<String, byte[]> bySku = new HashMap<>();
        for (Product product : products) {
            byte[] vector = byHash.get(hash(product));
            if (vector != null) {
                bySku.put(product.sku(), vector);
            }
        }
        return bySku;
    }

    /** Embeds those products that are not yet, one after the other, and keeps their vectors. Returns how many. */
    public int embed(Collection<Product> products) throws UnusableModelException {
        SentenceModel ready = model;
        if (ready == null) {
            throw new IllegalStateException("the model is not loaded");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        products.forEach(product -> texts.put(hash(product), text(product)));
        texts.keySet().removeAll(vectors.find(texts.keySet()).keySet());
        Map<String, byte[]> fresh = new HashMap<>();
        try {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                fresh.put(text.getKey(), ready.embed(text.getValue(), SentenceModel.PRODUCT_TOKENS));
            }
        } catch (OrtException fault) {
            throw new UnusableModelException("The model of meanings failed.", fault);
        }
        if (!fresh.isEmpty()) {
            vectors.add(fresh);
        }
        return fresh.size();
    }

    /** The cosine of two vectors whose components' products add up to this: 1 where they point alike. */
    public static double cosine(int products) {
        return SentenceModel.cosine(products);
    }

    private static String hash(Product product) {
        return Sha256.hex(text(product), HASH_BYTES);
    }

    /** Brand and type stand in most names already. */
    static String text(Product product) {
        String name = product.name().toLowerCase(Locale.ROOT);
        List<String> parts = new ArrayList<>();
        if (!name.contains(product.brand().toLowerCase(Locale.ROOT))) {
            parts.add(product.brand());
        }
        parts.add(product.name());
        String type = product.category().getLast();
        if (!name.contains(type.toLowerCase(Locale.ROOT))) {
            parts.add(type);
        }
        parts.add(product.description());
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(". "));
    }
}
