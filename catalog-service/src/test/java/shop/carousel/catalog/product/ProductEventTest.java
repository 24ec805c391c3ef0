package shop.carousel.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shop.carousel.contracts.EventSchemas;

class ProductEventTest {

    @Test
    void productChanged_asItIsSent_keepsItsSchema() {
        String data = Bodies.json(new ProductChanged("KIT-KNI-001", 3));
        assertThat(new EventSchemas().violations(ProductChanged.TYPE, data)).isEmpty();
    }
}
