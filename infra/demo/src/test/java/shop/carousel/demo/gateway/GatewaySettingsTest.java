package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(settings.bodyLimit(routes.routeOf("/api/carts").orElseThrow()))
                .isEqualTo(2L << 20);
        assertThat(settings.bodyLimit(routes.routeOf("/api/admin/imports/1").orElseThrow()))
                .isEqualTo(64L << 20);
        assertThat(settings.answerMillis()).isEqualTo(30_000);
    }

    @ParameterizedTest
    @MethodSource("names")
    void setting_isReadAndBounded(String name) {
        with(name, "2000");
        assertThatThrownBy(() -> with(name, "0")).as(name).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with(name, "99999999999")).as(name).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with(name, "many")).as(name).isInstanceOf(NumberFormatException.class);
    }
}
