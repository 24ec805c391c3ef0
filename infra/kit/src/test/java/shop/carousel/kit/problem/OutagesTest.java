package shop.carousel.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OutagesTest {

    @Test
    void outage_anywhereInTheChain_isOne() {
        assertThat(Outages.isOutage(new RuntimeException(new IllegalStateException(new ConnectException("refused")))))
                .isTrue();
        assertThat(Outages.isOutage(new RuntimeException(new SQLException("terminating connection", "57P01"))))
                .isTrue();
        assertThat(Outages.isOutage(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(Outages.isOutage(new SQLException("deadlock detected", "40P01")))
                .isTrue();
        assertThat(Outages.isOutage(new SQLException("idle in transaction", "25P03")))
                .isTrue();
    }

    /** As Narayana tells of a commit whose connection was gone. */
    @Test
    void outage_thatWasSuppressed_isOne() {
        var heuristic = new IllegalStateException("one phase commit failed");
        heuristic.addSuppressed(new SQLException("This connection has been closed.", "08003"));
        assertThat(Outages.isOutage(new RuntimeException("rolled back", heuristic)))
                .isTrue();
    }

    @Test
    void faults_thatNameEachOther_areLookedAtOnce() {
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.addSuppressed(other);
        assertThat(Outages.isOutage(one)).isFalse();
    }

    @Test
    void defect_isNoOutage() {
        assertThat(Outages.isOutage(new NullPointerException())).isFalse();
        assertThat(Outages.isOutage(new RuntimeException(new SQLException("duplicate key", "23505"))))
                .isFalse();
    }
}
