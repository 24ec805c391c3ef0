package shop.carousel.cart.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SkuChunksTest {

    private final SkuChunks chunks = new SkuChunks(100, 3_000);

    @Test
    void skus_none_areNoRequest() {
        assertThat(chunks.of(List.of())).isEmpty();
    }

    @Test
    void skus_fifteenHundredShort_areFifteenRequests() {
        List<String> skus = IntStream.range(0, 1_500).mapToObj(i -> "S" + i).toList();
        List<List<String>> cut = chunks.of(skus);
        assertThat(cut).hasSize(15);
        assertThat(cut.stream().flatMap(List::stream).toList()).isEqualTo(skus);
    }

    @Test
    void skus_aHundredOfTheLongest_stayBelowTheRequestLine() {
        List<String> skus = IntStream.range(0, 100).mapToObj("%064d"::formatted).toList();
        List<List<String>> cut = chunks.of(skus);
        assertThat(cut.stream().flatMap(List::stream).toList()).isEqualTo(skus);
        assertThat(cut.stream().allMatch(chunk -> chunk.size() * 69 <= 3_000)).isTrue();
    }
}
