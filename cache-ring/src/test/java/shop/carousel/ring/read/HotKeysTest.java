package shop.carousel.ring.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HotKeysTest {

    private static final double SHARE = 0.01;
    private static final int READS = 50_000;

    private final HotKeys keys = new HotKeys();

    /** How often each key was called hot in the second half of so many reads. */
    private Map<String, Integer> hot(Function<SplittableRandom, String> draw) {
        var random = new SplittableRandom(7);
        var hot = new HashMap<String, Integer>();
        for (int i = 0; i < READS; i++) {
            var key = draw.apply(random);
            if (keys.countsAsHot(key, SHARE) && i > READS / 2) {
                hot.merge(key, 1, Integer::sum);
            }
        }
        return hot;
    }

    @Test
    void keys_ofTwiceTheShare_areHot_andNoOthers() {
        // Three keys of 2 % each among 10,000 that are read alike.
        var hot = hot(random -> {
            int draw = random.nextInt(100);
            return draw < 6 ? "hot-" + draw / 2 : "k" + random.nextInt(10_000);
        });
        assertThat(hot).containsOnlyKeys("hot-0", "hot-1", "hot-2");
        assertThat(hot.values()).allMatch(times -> times > READS / 2 * 0.02 * 0.8);
    }

    @Test
    void keys_readAlike_areNotHot() {
        assertThat(hot(random -> "k" + random.nextInt(1_000))).isEmpty();
    }

    @Test
    void firstReads_areNotHot() {
        for (int i = 0; i < HotKeys.FEW - 1; i++) {
            assertThat(keys.countsAsHot("only", SHARE)).isFalse();
        }
        assertThat(keys.countsAsHot("only", SHARE)).isTrue();
    }

    @Test
    void keyThatWasHot_coolsDown() {
        for (int i = 0; i < HotKeys.WINDOW; i++) {
            keys.countsAsHot("was", SHARE);
        }
        assertThat(keys.countsAsHot("was", SHARE)).isTrue();
        for (int i = 0; i < 10 * HotKeys.WINDOW; i++) {
            keys.countsAsHot("k" + i, SHARE);
        }
        assertThat(keys.countsAsHot("was", SHARE)).isFalse();
    }
}
