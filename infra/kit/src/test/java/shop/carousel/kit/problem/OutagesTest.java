package shop.carousel.kit.problem;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OutagesTest {

    @Test
    void outage_anywhereInTheChain_isOne() {
        assertTrue(Outages.isOutage(new RuntimeException(new IllegalStateException(new ConnectException("refused")))));
        assertTrue(Outages.isOutage(new RuntimeException(new SQLException("terminating connection", "57P01"))));
        assertTrue(Outages.isOutage(new SQLException("Sorry, acquisition timeout!")));
        assertTrue(Outages.isOutage(new SQLException("deadlock detected", "40P01")));
        assertTrue(Outages.isOutage(new SQLException("idle in transaction", "25P03")));
    }

    @Test
    void defect_isNoOutage() {
        assertFalse(Outages.isOutage(new NullPointerException()));
        assertFalse(Outages.isOutage(new RuntimeException(new SQLException("duplicate key", "23505"))));
    }
}
