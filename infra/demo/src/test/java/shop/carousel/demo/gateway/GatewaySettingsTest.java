package shop.carousel.demo.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.RecordComponent;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.carousel.contracts.Routes;

class GatewaySettingsTest {

    /** {@code maxBodyBytes} is set as {@code carousel.gateway.max-body-bytes}. */
    static Stream<String> names() {
        return Stream.of(GatewaySettings.class.getRecordComponents())
                .filter(component -> component.getType().isPrimitive())
                .map(RecordComponent::getName)
                .map(name ->
                        "carousel.gateway." + name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT));
    }

    private static GatewaySettings with(String name, String value) {
        var properties = new Properties();
        properties.setProperty(name, value);
        return GatewaySettings.of(properties);
    }

    @Test
    void settings_whereNothingIsSaid_areTheStandards() {
        var settings = GatewaySettings.of(new Properties());
        Routes routes = Routes.load();
        assertEquals(2L << 20, settings.bodyLimit(routes.routeOf("/api/carts").orElseThrow()));
        assertEquals(
                64L << 20,
                settings.bodyLimit(routes.routeOf("/api/admin/imports/1").orElseThrow()));
        assertEquals(30_000, settings.answerMillis());
    }

    @ParameterizedTest
    @MethodSource("names")
    void setting_isReadAndBounded(String name) {
        with(name, "2000");
        assertThrows(IllegalArgumentException.class, () -> with(name, "0"), name);
        assertThrows(IllegalArgumentException.class, () -> with(name, "99999999999"), name);
        assertThrows(NumberFormatException.class, () -> with(name, "many"), name);
    }
}
