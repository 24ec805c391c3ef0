package shop.carousel.kit.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(List.of(new Channel("orders", "order-events", "carts", false, true, 256, false)), read(LEAST));
    }

    @Test
    void channel_ofEachInstance_isAGroupOfItsOwn() {
        assertEquals(
                "carts-${carousel.instance}",
                readWith("each-instance", "true").getFirst().groupExpression());
        assertEquals("carts", read(LEAST).getFirst().groupExpression());
    }

    @Test
    void settings_outOfBoundsOrUnknown_areRefusedByName() {
        assertTrue(refusal("at-most", "0").contains("carousel.channels.orders.at-most"));
        assertTrue(refusal("at-most", "1001").contains("carousel.channels.orders.at-most"));
        assertTrue(refusal("at-once", "7").contains("carousel.channels.orders.at-once"));
        assertTrue(refusal("group", "").contains("carousel.channels.orders.group"));
    }

    private static String refusal(String setting, String value) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> readWith(setting, value))
                .getMessage());
    }
}
