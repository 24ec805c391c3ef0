package shop.carousel.kit.chaos;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MechanismsTest {

    private static final Set<Mechanism> INBOX = Set.of(Mechanism.INBOX);

    @Test
    void mechanism_switchedOffInAFaultRun_isOff_andTheOthersAreOn() {
        var mechanisms = Mechanisms.without(INBOX, List.of("chaos"));
        assertFalse(mechanisms.isOn(Mechanism.INBOX));
        assertTrue(mechanisms.isOn(Mechanism.FENCE));
    }

    @Test
    void mechanism_switchedOffOutsideOfAFaultRun_isRefused() {
        assertThrows(IllegalStateException.class, () -> Mechanisms.without(INBOX, List.of("prod")));
    }

    @Test
    void mechanisms_outsideOfAFaultRun_areAllOn() {
        assertTrue(Mechanisms.without(Set.of(), List.of("prod")).isOn(Mechanism.INBOX));
    }
}
