package shop.carousel.order.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserOrdersTest {

    @Test
    void orders_writtenAndRead_areTheNewestTen() {
        List<UUID> ids = IntStream.range(0, 12).mapToObj(i -> new UUID(1, i)).toList();
        BrowserOrders orders = BrowserOrders.of(null);
        for (UUID id : ids) {
            orders = orders.with(id, OrderToken.fresh());
        }
        BrowserOrders read = BrowserOrders.of(orders.cookie().getValue());
        assertThat(read.ids()).isEqualTo(ids.reversed().subList(0, 10));
        assertThat(read.tokenOf(ids.getLast())).isEqualTo(orders.tokenOf(ids.getLast()));
        assertThat(orders.cookie().isHttpOnly()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "~~~", "rubbish", "00000000-0000-0000-0000-000000000001.", "<script>"})
    void orders_cookieIsNone_areNone(String cookie) {
        assertThat(BrowserOrders.of(cookie).ids()).isEmpty();
    }
}
