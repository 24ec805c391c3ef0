package shop.carousel.cart.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SkuChunksTest {

    private final SkuChunks chunks = new SkuChunks(100, 3_000);

    @Test
    void skus_none_areNoRequest() {
        assertEquals(List.of(), chunks.of(List.of()));
    }

    @Test
    void skus_fifteenHundredShort_areFifteenRequests() {
        List<String> skus = IntStream.range(0, 1_500).mapToObj(i -> "S" + i).toList();
        List<List<String>> cut = chunks.of(skus);
        assertEquals(15, cut.size());
        assertEquals(skus, cut.stream().flatMap(List::stream).toList());
    }

    @Test
    void skus_aHundredOfTheLongest_stayBelowTheRequestLine() {
        List<String> skus = IntStream.range(0, 100).mapToObj("%064d"::formatted).toList();
        List<List<String>> cut = chunks.of(skus);
        assertEquals(skus, cut.stream().flatMap(List::stream).toList());
        assertTrue(cut.stream().allMatch(chunk -> chunk.size() * 69 <= 3_000));
    }
}
