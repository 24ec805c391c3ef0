package shop.carousel.catalog.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.carousel.contracts.EventSchemas;

class ProductEventTest {

    @Test
    void productChanged_asItIsSent_keepsItsSchema() {
        String data = Bodies.json(new ProductChanged("KIT-KNI-001", 3));
        assertEquals(List.of(), new EventSchemas().violations(ProductChanged.TYPE, data));
    }
}
