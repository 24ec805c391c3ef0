package shop.carousel.e2e.chaos.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.carousel.e2e.chaos.cache.Note.Kind;

/** A checker that finds nothing proves nothing: each promise has a history that breaks it. */
class VerdictTest {

    private static final long BOUND = 2_000;

    private static Note note(Kind kind, long version, long begin, long end) {
        return new Note(kind, "item", version, begin, end);
    }

    private static Verdict verdict(Note... notes) {
        return Verdict.of(List.of(notes), BOUND, note -> true);
    }

    private static void assertOnly(String promise, Verdict verdict) {
        assertEquals(1, verdict.violations().size(), verdict.toString());
        assertTrue(verdict.violations().getFirst().startsWith(promise), verdict.toString());
    }

    @Test
    void history_inWhichAllIsWell_hasNoViolation() {
        var verdict = verdict(
                note(Kind.COMMIT, 2, 100, 110),
                note(Kind.HIT, 1, 50, 60),
                note(Kind.HIT, 1, 105, 115), // began before the commit was known
                note(Kind.HIT, 1, 2_000, 2_001), // within the bound
                note(Kind.LOADED, 2, 3_000, 3_001),
                note(Kind.STRONG, 2, 111, 112),
                note(Kind.COLD_LOAD, 1, 1, 2));
        assertTrue(verdict.kept(), verdict.toString());
        assertEquals(1_890 / 1e6, verdict.worstStalenessMillis());
        assertEquals(3, verdict.hits());
        assertEquals(5, verdict.reads());
    }

    @Test
    void hit_olderThanTheBound_breaksB() {
        assertOnly("(b)", verdict(note(Kind.COMMIT, 2, 100, 110), note(Kind.HIT, 1, 2_111, 2_120)));
    }

    @Test
    void load_olderThanTheBound_breaksB() {
        assertOnly("(b)", verdict(note(Kind.COMMIT, 2, 100, 110), note(Kind.LOADED, 1, 2_111, 2_120)));
    }

    @Test
    void staleness_isCountedFromTheFirstNewerVersionThatIsKnown() {
        assertOnly(
                "(b)",
                verdict(
                        note(Kind.COMMIT, 3, 100, 110),
                        note(Kind.COMMIT, 4, 2_000, 2_001),
                        note(Kind.HIT, 1, 2_111, 2_120)));
    }

    @Test
    void strongRead_behindACommit_breaksD() {
        assertOnly("(d)", verdict(note(Kind.COMMIT, 2, 100, 110), note(Kind.STRONG, 1, 111, 112)));
    }

    @Test
    void hit_afterANewerHit_breaksA() {
        assertOnly("(a)", verdict(note(Kind.HIT, 5, 100, 110), note(Kind.HIT, 4, 120, 130)));
    }

    @Test
    void hits_atTheSameTime_mayDiffer() {
        assertTrue(verdict(note(Kind.HIT, 5, 100, 125), note(Kind.HIT, 4, 120, 130))
                .kept());
    }

    @Test
    void hitAfterANewerHit_nearAFault_isNotJudged() {
        var notes = List.of(note(Kind.HIT, 5, 100, 110), note(Kind.HIT, 4, 120, 130));
        assertTrue(Verdict.of(notes, BOUND, note -> note.begin() > 100).kept());
    }

    @Test
    void coldKey_loadedTwice_breaksC() {
        assertOnly("(c)", verdict(note(Kind.COLD_LOAD, 1, 1, 2), note(Kind.COLD_LOAD, 1, 3, 4)));
    }

    @Test
    void coldKey_forWhichTheRingWasNotAsked_isNotJudged() {
        var verdict =
                verdict(note(Kind.COLD_LOAD, 1, 1, 2), note(Kind.COLD_LOAD, 1, 3, 4), note(Kind.COLD_PAST, 1, 5, 5));
        assertTrue(verdict.kept(), verdict.toString());
    }
}
