package shop.carousel.cart.pricing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts many SKUs into requests that a server takes: bounded in number and in characters. */
final class SkuChunks {

    /** {@code &sku=}. */
    private static final int NAME_CHARACTERS = 5;

    private final int maxSkus;
    private final int maxCharacters;

    SkuChunks(int maxSkus, int maxCharacters) {
        this.maxSkus = maxSkus;
        this.maxCharacters = maxCharacters;
    }

    /** All of them, in their order; no chunk is empty. A SKU has only characters that need no escape. */
    List<List<String>> of(Collection<String> skus) {
        List<List<String>> chunks = new ArrayList<>();
        List<String> chunk = new ArrayList<>();
        int characters = 0;
        for (String sku : skus) {
            int more = NAME_CHARACTERS + sku.length();
            if (chunk.size() == maxSkus || (!chunk.isEmpty() && characters + more > maxCharacters)) {
                chunks.add(List.copyOf(chunk));
                chunk.clear();
                characters = 0;
            }
            chunk.add(sku);
            characters += more;
        }
        if (!chunk.isEmpty()) {
            chunks.add(List.copyOf(chunk));
        }
        return chunks;
    }
}
