package shop.carousel.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenOrderTest {

    /** An order that reached those statuses, a second apart, from 00:00:01 on. */
    private static SeenOrder order(String... statuses) throws JsonProcessingException {
        StringBuilder history = new StringBuilder();
        for (int i = 0; i < statuses.length; i++) {
            history.append(i == 0 ? "" : ",")
                    .append("{\"status\":\"%s\",\"at\":\"2026-01-01T00:00:%02dZ\"}".formatted(statuses[i], i + 1));
        }
        String json = "{\"status\":\"%s\",\"history\":[%s]}".formatted(statuses[statuses.length - 1], history);
        return SeenOrder.of(new ObjectMapper().readTree(json));
    }

    @ParameterizedTest
    @CsvSource({
        "PLACED, false, false",
        "PLACED RESERVED, false, false",
        "PLACED RESERVED PAID, false, false",
        "PLACED RESERVED PAID CONFIRMED, true, true",
        "PLACED RESERVED PAID CONFIRMED SHIPPED, true, true",
        "PLACED REJECTED, true, false",
        "PLACED RESERVED PAYMENT_FAILED, true, false",
        "PLACED RESERVED CANCELLED, true, false",
        "PLACED RESERVED PAID CONFIRMED CANCELLED, false, false",
        "PLACED RESERVED PAID CONFIRMED CANCELLED REFUNDED, true, false",
    })
    void order_byItsWay_isQuietAndSold(String way, boolean quiet, boolean sold) throws JsonProcessingException {
        SeenOrder order = order(way.split(" "));
        assertThat(order.isQuiet()).isEqualTo(quiet);
        assertThat(order.isSold()).isEqualTo(sold);
    }

    @Test
    void order_cancelledLater_wasSoldBefore() throws JsonProcessingException {
        SeenOrder order = order("PLACED", "RESERVED", "PAID", "CONFIRMED", "CANCELLED", "REFUNDED");
        assertThat(order.wasSoldAt(Instant.parse("2026-01-01T00:00:00Z"))).isFalse();
        assertThat(order.wasSoldAt(Instant.parse("2026-01-01T00:00:03Z"))).isFalse();
        assertThat(order.wasSoldAt(Instant.parse("2026-01-01T00:00:04Z"))).isTrue();
        assertThat(order.wasSoldAt(Instant.parse("2026-01-01T00:00:05Z"))).isFalse();
    }
}
