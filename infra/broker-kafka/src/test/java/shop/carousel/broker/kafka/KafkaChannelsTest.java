package shop.carousel.broker.kafka;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KafkaChannelsTest {

    @Test
    void pattern_fitsWhatIsWritten_andNothingElse() {
        String pattern = KafkaChannels.pattern("*.dead-letters");
        assertTrue("order-events.catalog-stock.dead-letters".matches(pattern));
        assertFalse("order-events".matches(pattern));
        assertFalse("order-events-dead-letters".matches(pattern));
        assertFalse(".dead-letters".matches(pattern));
    }
}
