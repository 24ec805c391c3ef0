package shop.carousel.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KafkaChannelsTest {

    @Test
    void pattern_fitsWhatIsWritten_andNothingElse() {
        String pattern = KafkaChannels.pattern("*.dead-letters");
        assertThat("order-events.catalog-stock.dead-letters").matches(pattern);
        assertThat("order-events").doesNotMatch(pattern);
        assertThat("order-events-dead-letters").doesNotMatch(pattern);
        assertThat(".dead-letters").doesNotMatch(pattern);
    }
}
