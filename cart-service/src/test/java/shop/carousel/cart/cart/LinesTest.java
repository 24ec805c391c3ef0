package shop.carousel.cart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final int MOST = 9_999;

    @Test
    void with_newSku_isLast() {
        Lines lines = Lines.NONE.with("b", 1).with("a", 2).with("b", 5);
        assertThat(lines.list()).isEqualTo(List.of(new Line("b", 5), new Line("a", 2)));
    }

    @Test
    void of_sameSkuTwice_countsTogether() {
        assertThat(Lines.of(List.of(new Line("a", 2), new Line("a", 3)))).isEqualTo(Lines.NONE.with("a", 5));
    }

    @Test
    void plus_overTheMost_stopsThere() {
        assertThat(Lines.NONE
                        .with("a", 9_000)
                        .plus(Lines.NONE.with("a", 9_000), MOST)
                        .quantityOf("a"))
                .isEqualTo(MOST);
    }

    @Test
    void minus_allUnits_removesTheLine() {
        Lines lines = Lines.NONE
                .with("a", 2)
                .with("b", 3)
                .minus(Lines.NONE.with("a", 2).with("c", 1));
        assertThat(lines.has("a")).isFalse();
        assertThat(lines.units()).isEqualTo(3);
    }

    @Test
    void anyChanges_overSeeds_agreeWithAPlainMap() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Lines lines = Lines.NONE;
            Map<String, Integer> oracle = new TreeMap<>();
            for (int step = 0; step < 50; step++) {
                String sku = "s" + random.nextInt(6);
                int units = 1 + random.nextInt(MOST);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        lines = lines.with(sku, units);
                        oracle.put(sku, units);
                    }
                    case 1 -> {
                        lines = lines.without(sku);
                        oracle.remove(sku);
                    }
                    case 2 -> {
                        lines = lines.plus(Lines.NONE.with(sku, units), MOST);
                        oracle.put(sku, Math.min(MOST, oracle.getOrDefault(sku, 0) + units));
                    }
                    default -> {
                        lines = lines.minus(Lines.NONE.with(sku, units));
                        int left = oracle.getOrDefault(sku, 0) - units;
                        oracle.merge(sku, 0, (a, b) -> left);
                        oracle.values().removeIf(rest -> rest <= 0);
                    }
                }
            }
            Map<String, Integer> found = new TreeMap<>();
            lines.list().forEach(line -> found.put(line.sku(), line.quantity()));
            assertThat(found).as("seed " + seed).isEqualTo(oracle);
        }
    }
}
