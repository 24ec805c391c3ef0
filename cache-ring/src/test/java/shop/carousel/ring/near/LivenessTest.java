package shop.carousel.ring.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LivenessTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND);
    private final Liveness liveness = new Liveness(now::get);

    private void pass(long nanos) {
        now.addAndGet(nanos);
    }

    @Test
    void term_beforeTheFirstProof_isNone() {
        assertThat(liveness.term()).isEqualTo(Liveness.NONE);
    }

    @Test
    void term_lastsASecondFromWhenTheBeatWasSent() {
        long sent = now.get();
        pass(SECOND / 4);
        liveness.proven(sent);
        long term = liveness.term();
        assertThat(term).isNotEqualTo(Liveness.NONE);
        pass(SECOND * 3 / 4);
        assertThat(liveness.holds(term)).isTrue();
        pass(1);
        assertThat(liveness.holds(term)).isFalse();
        assertThat(liveness.term()).isEqualTo(Liveness.NONE);
    }

    @Test
    void term_goesOnWithEachProof() {
        liveness.proven(now.get());
        long term = liveness.term();
        for (int i = 0; i < 10; i++) {
            pass(SECOND / 2);
            liveness.proven(now.get());
        }
        assertThat(liveness.holds(term)).isTrue();
    }

    /** Something may have been missed in the gap, also when nobody looked meanwhile. */
    @Test
    void term_afterAGap_isAnother() {
        liveness.proven(now.get());
        long term = liveness.term();
        pass(SECOND + 1);
        liveness.proven(now.get());
        assertThat(liveness.holds(term)).isFalse();
        assertThat(liveness.term()).isNotEqualTo(Liveness.NONE).isNotEqualTo(term);
    }

    /** A black hole that heals delivers old heartbeats: they prove nothing. */
    @Test
    void beat_thatWasUnderWayTooLong_provesNothing() {
        liveness.proven(now.get());
        long sent = now.get();
        pass(SECOND + 1);
        liveness.proven(sent);
        assertThat(liveness.term()).isEqualTo(Liveness.NONE);
    }

    @Test
    void term_endedByTheConnection_isOverAtOnce() {
        liveness.proven(now.get());
        long term = liveness.term();
        liveness.end();
        assertThat(liveness.holds(term)).isFalse();
        liveness.proven(now.get());
        assertThat(liveness.holds(term)).isFalse();
    }
}
