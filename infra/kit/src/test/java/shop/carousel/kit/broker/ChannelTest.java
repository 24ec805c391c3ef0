package shop.carousel.kit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelTest {

    private static final Map<String, String> LEAST =
            Map.of("carousel.channels.orders.topic", "order-events", "carousel.channels.orders.group", "carts");

    private static List<Channel> read(Map<String, String> settings) {
        return Channel.read(settings.keySet().iterator(), settings::get);
    }

    private static List<Channel> readWith(String setting, String value) {
        var settings = new HashMap<>(LEAST);
        settings.put("carousel.channels.orders." + setting, value);
        return read(settings);
    }

    @Test
    void channel_withTheLeast_hasTheDefaults() {
        assertThat(read(LEAST))
                .isEqualTo(List.of(new Channel("orders", "order-events", "carts", false, true, 256, false)));
    }

    @Test
    void channel_ofEachInstance_isAGroupOfItsOwn() {
        assertThat(readWith("each-instance", "true").getFirst().groupExpression())
                .isEqualTo("carts-${carousel.instance}");
        assertThat(read(LEAST).getFirst().groupExpression()).isEqualTo("carts");
    }

    @Test
    void settings_outOfBoundsOrUnknown_areRefusedByName() {
        assertThat(refusal("at-most", "0")).contains("carousel.channels.orders.at-most");
        assertThat(refusal("at-most", "1001")).contains("carousel.channels.orders.at-most");
        assertThat(refusal("at-once", "7")).contains("carousel.channels.orders.at-once");
        assertThat(refusal("group", "")).contains("carousel.channels.orders.group");
    }

    private static String refusal(String setting, String value) {
        return String.valueOf(assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> readWith(setting, value))
                .actual()
                .getMessage());
    }
}
