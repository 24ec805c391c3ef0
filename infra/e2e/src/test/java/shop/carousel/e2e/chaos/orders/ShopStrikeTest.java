package shop.carousel.e2e.chaos.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.servers.BrokerKind;

class ShopStrikeTest {

    private static final long MINUTES = 240_000;
    private static final int FAULTS = 30;

    @Test
    void plan_sameSeed_isTheSame() {
        assertThat(ShopStrike.plan(7, MINUTES, Set.of(), BrokerKind.KAFKA))
                .isEqualTo(ShopStrike.plan(7, MINUTES, Set.of(), BrokerKind.KAFKA));
    }

    @Test
    void plan_longEnough_hasEveryFaultOnceBeforeAnyComesTwice() {
        for (long seed = 0; seed < 50; seed++) {
            var faults = ShopStrike.plan(seed, MINUTES, Set.of(), BrokerKind.KAFKA).stream()
                    .limit(FAULTS)
                    .map(ShopStrike::fault)
                    .collect(Collectors.toSet());
            assertThat(faults).as("seed " + seed).hasSize(FAULTS);
        }
    }

    @Test
    void plan_withoutTheFence_pausesItsHolders() {
        var faults = ShopStrike.plan(1, MINUTES, Set.of("fence"), BrokerKind.KAFKA);
        assertThat(faults.stream().allMatch(strike -> strike.fault() instanceof ShopFault.HolderPaused))
                .isTrue();
    }

    @Test
    void faults_followOneAnother_andAreHealedBeforeTheEnd() {
        for (long seed = 0; seed < 50; seed++) {
            long healed = 0;
            for (var strike : ShopStrike.plan(seed, MINUTES, Set.of(), BrokerKind.KAFKA)) {
                assertThat(strike.atMillis()).as(strike + ", seed " + seed).isGreaterThanOrEqualTo(healed);
                healed = strike.endMillis();
            }
            assertThat(healed).as("seed " + seed).isLessThanOrEqualTo(MINUTES);
        }
    }
}
