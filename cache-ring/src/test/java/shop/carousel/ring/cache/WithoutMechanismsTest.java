package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.carousel.faults.Mechanism.EPOCHS;
import static shop.carousel.faults.Mechanism.INCARNATIONS;
import static shop.carousel.faults.Mechanism.LEASES;
import static shop.carousel.faults.Mechanism.VERSIONS;

import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import shop.carousel.faults.Mechanism;
import shop.carousel.faults.WithoutLoader;

/**
 * The races of {@link RacesTest} with one mechanism taken out: each is lost then, so that each test there can fail. And
 * won by the ring as it is, so that it is the mechanism that makes the difference.
 */
class WithoutMechanismsTest {

    @Test
    void r1_withoutLeases_tombstoneEvicted_oldValueIsStored() throws ClassNotFoundException {
        assertThat(lost(LEASES, LostRace.TOMBSTONE_EVICTED)).endsWith("\nv1");
        assertThat(LostRace.TOMBSTONE_EVICTED.get()).doesNotContain("v1");
    }

    @Test
    void r2_withoutVersions_rowLoadedBeforeTheCommit_isStored() throws ClassNotFoundException {
        assertThat(lost(VERSIONS, LostRace.LOADED_BEFORE_THE_COMMIT)).endsWith("\nv1");
        assertThat(LostRace.LOADED_BEFORE_THE_COMMIT.get()).doesNotContain("v1");
    }

    @Test
    void r4_withoutVersions_lateInvalidationOfAnOlderVersion_takesTheNewValue() throws ClassNotFoundException {
        assertThat(lost(VERSIONS, LostRace.LATE_INVALIDATION_OF_AN_OLDER_VERSION))
                .isEqualTo("0");
        assertThat(LostRace.LATE_INVALIDATION_OF_AN_OLDER_VERSION.get()).isEqualTo("1");
    }

    @Test
    void r5_withoutVersions_loadFromALaggingSource_isStored() throws ClassNotFoundException {
        assertThat(lost(VERSIONS, LostRace.LOAD_FROM_A_LAGGING_SOURCE)).endsWith("\nv1");
        assertThat(LostRace.LOAD_FROM_A_LAGGING_SOURCE.get()).doesNotContain("v1");
    }

    @Test
    void r6_withoutIncarnations_whatANodeKept_isRead() throws ClassNotFoundException {
        assertThat(lost(INCARNATIONS, LostRace.NODE_COMES_BACK)).isEqualTo("v1");
        assertThat(LostRace.NODE_COMES_BACK.get()).isEqualTo("loaded");
    }

    @Test
    void r8_withoutVersions_absenceFromALaggingSource_isStored() throws ClassNotFoundException {
        assertThat(lost(VERSIONS, LostRace.ABSENCE_FROM_A_LAGGING_SOURCE)).matches("A -1 \\d{13}\n");
        assertThat(LostRace.ABSENCE_FROM_A_LAGGING_SOURCE.get()).startsWith("T 0");
    }

    @Test
    void viewIsOutdated_withoutEpochs_nodeAnswers() throws ClassNotFoundException {
        assertThat(lost(EPOCHS, LostRace.OUTDATED_VIEW)).isEqualTo("v1");
        assertThat(LostRace.OUTDATED_VIEW.get()).isEqualTo("loaded");
    }

    /** How the race ends in classes of their own, which do without. */
    private static String lost(Mechanism mechanism, LostRace race) throws ClassNotFoundException {
        Class<?> again = new WithoutLoader(mechanism).loadClass(LostRace.class.getName());
        Object twin = Objects.requireNonNull(again.getEnumConstants())[race.ordinal()];
        return (String) ((Supplier<?>) twin).get();
    }
}
