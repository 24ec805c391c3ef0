package shop.carousel.catalog.search.lucene;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.carousel.catalog.search.SearchConfig;

class CatalogIndexTest {

    /**
     * A shop without demonstration data hears of a product's stock before it hears of the product: its feed stood still
     * for ever.
     */
    @Test
    void stockChange_beforeTheFirstProduct_isPassedOver(@TempDir Path folder) throws IOException {
        CatalogIndex index = new CatalogIndex(config(folder));
        assertThatCode(() -> index.setInStock("SKU-1", true)).doesNotThrowAnyException();
        index.close(new ShutdownEvent());
    }

    private static SearchConfig config(Path folder) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SearchConfig.class)
                .withDefaultValue("carousel.search.directory", folder.toString())
                .build()
                .getConfigMapping(SearchConfig.class);
    }
}
