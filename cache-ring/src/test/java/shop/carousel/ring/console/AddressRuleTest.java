package shop.carousel.ring.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.ring.RingNode;

class AddressRuleTest {

    private static final AddressRule RULE =
            AddressRule.of(List.of("redis-d:6379", "10.1.0.0/16:6379-6400", "[fd00::/8]:6379", "127.0.0.1:7000-7019"));

    private static boolean admits(String address) {
        return RULE.admits(RingNode.of("a", address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis-d:6379",
                "REDIS-D:6379",
                "10.1.255.255:6400",
                "[fd00::1]:6379",
                "127.0.0.1:7000",
                "127.0.0.1:7019"
            })
    void addressInAPlace_isAdmitted(String address) {
        assertThat(admits(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis-d:6380",
                "redis-e:6379",
                "redis-d.example.org:6379",
                "10.2.0.1:6379",
                "10.1.0.1:6401",
                "10.1.0.1:6378",
                "[fe80::1]:6379",
                "[::ffff:10.1.0.1]:6379",
                "127.0.0.1:6999",
                "127.0.0.1:7020",
                "127.1:7000",
                "2130706433:7000",
                "0x7f000001:7000",
                "localhost:7000",
                "169.254.169.254:80"
            })
    void addressInNoPlace_isNot(String address) {
        assertThat(admits(address)).isFalse();
    }

    @Test
    void noPlaces_admitNothing() {
        assertThat(AddressRule.of(List.of()).admits(RingNode.of("a", "127.0.0.1:6379")))
                .isFalse();
    }

    /** Against arithmetic on the address' 32 bits. */
    @Test
    void network_admitsExactlyItsOwnAddresses_overSeeds() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            int network = random.nextInt();
            int bits = random.nextInt(33);
            int mask = bits == 0 ? 0 : -1 << (32 - bits);
            int near = random.nextBoolean() ? network ^ (1 << random.nextInt(32)) : random.nextInt();
            var rule = AddressRule.of(List.of(dotted(network & mask) + "/" + bits + ":6379"));
            assertThat(rule.admits(RingNode.of("a", dotted(near) + ":6379")))
                    .as("%s in %s/%d", dotted(near), dotted(network), bits)
                    .isEqualTo((near & mask) == (network & mask));
        }
    }

    private static String dotted(int address) {
        return "%d.%d.%d.%d".formatted(address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "redis-d",
                "redis-d:",
                "redis-d:0",
                "redis-d:65536",
                "redis-d:7-6",
                "redis-*:6379",
                "10.0.0.0/33:6379",
                "10.0.0/8:6379",
                "fd00::/8:6379",
                "[fd00::/129]:6379",
                "[redis]:6379",
                ":6379"
            })
    void whatIsNoPlace_isRefusedByName(String place) {
        assertThatThrownBy(() -> AddressRule.of(List.of(place)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + place + "\"");
    }
}
