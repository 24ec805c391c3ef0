package shop.carousel.catalog.stock.settlement;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import shop.carousel.catalog.stock.StockConfig;

/** Settings with the defaults of {@link StockConfig}, but for what a test says. */
final class StockConfigs {

    private StockConfigs() {}

    static StockConfig with(Map<String, String> settings) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(StockConfig.class);
        settings.forEach((key, value) -> builder.withDefaultValue("carousel.stock." + key, value));
        return builder.build().getConfigMapping(StockConfig.class);
    }
}
