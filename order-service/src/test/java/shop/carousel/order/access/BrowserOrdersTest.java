package shop.carousel.order.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(ids.reversed().subList(0, 10), read.ids());
        assertEquals(orders.tokenOf(ids.getLast()), read.tokenOf(ids.getLast()));
        assertTrue(orders.cookie().isHttpOnly());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "~~~", "rubbish", "00000000-0000-0000-0000-000000000001.", "<script>"})
    void orders_cookieIsNone_areNone(String cookie) {
        assertEquals(List.of(), BrowserOrders.of(cookie).ids());
    }
}
