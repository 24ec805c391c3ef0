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

    /** As Narayana tells of a commit whose connection was gone. */
    @Test
    void outage_thatWasSuppressed_isOne() {
        var heuristic = new IllegalStateException("one phase commit failed");
        heuristic.addSuppressed(new SQLException("This connection has been closed.", "08003"));
        assertTrue(Outages.isOutage(new RuntimeException("rolled back", heuristic)));
    }

    @Test
    void faults_thatNameEachOther_areLookedAtOnce() {
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.addSuppressed(other);
        assertFalse(Outages.isOutage(one));
    }

    @Test
    void defect_isNoOutage() {
        assertFalse(Outages.isOutage(new NullPointerException()));
        assertFalse(Outages.isOutage(new RuntimeException(new SQLException("duplicate key", "23505"))));
    }
}
