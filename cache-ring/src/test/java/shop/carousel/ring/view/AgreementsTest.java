package shop.carousel.ring.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.CacheTerms;
import shop.carousel.ring.testing.Rings;

class AgreementsTest {

    private static final CacheTerms WIDE = new CacheTerms(3, 4, Duration.ofHours(2));

    private final CacheSpec<String> narrow = Rings.texts("agreed").timeToLive(Duration.ofSeconds(1));
    private final CacheSpec<String> wide = narrow.replicas(3).hotCopies(4);

    /** Who writes goes by the largest that anybody declared, who reads by what everybody knows. */
    @Test
    void declarationsOfOthers_areTold_andOnesOwnIsReadOnceItIsKnown() {
        var told = new Agreements(false, Map.of(), Map.of("agreed", WIDE));
        assertThat(CacheTerms.of(told.telling(narrow))).isEqualTo(WIDE);
        assertThat(told.telling(wide.timeToLive(Duration.ofHours(3))).times().longest())
                .isEqualTo(Duration.ofHours(3));
        assertThat(told.reading(wide).replicas()).isEqualTo(1);
        assertThat(told.reading(wide).hotCopies()).isEqualTo(1);
        var known = new Agreements(false, Map.of("agreed", WIDE), Map.of("agreed", WIDE));
        assertThat(known.reading(wide)).isSameAs(wide);
        assertThat(known.reading(narrow)).isSameAs(narrow);
    }

    @Test
    void othersKeepAMomentLonger_isTold() {
        var terms = new CacheTerms(1, 1, Duration.ofMillis(1_500));
        var told = new Agreements(false, Map.of(), Map.of("agreed", terms));
        var brief = narrow.absentTimeToLive(Duration.ofMillis(100));
        assertThat(told.telling(brief).times().longest()).isEqualTo(Duration.ofMillis(1_500));
    }
}
