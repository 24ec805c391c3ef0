package shop.carousel.e2e.chaos.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        assertThat(verdict.violations()).as(verdict.toString()).hasSize(1);
        assertThat(verdict.violations().getFirst()).as(verdict.toString()).startsWith(promise);
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
        assertThat(verdict.kept()).as(verdict.toString()).isTrue();
        assertThat(verdict.worstStalenessMillis()).isEqualTo(1_890 / 1e6);
        assertThat(verdict.hits()).isEqualTo(3);
        assertThat(verdict.reads()).isEqualTo(5);
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
    void locks_inWhichAllIsWell_haveNoViolation() {
        var verdict = verdict(
                note(Kind.GRANT, 7, 100, 110),
                note(Kind.FENCED, 7, 115, 120),
                note(Kind.HELD, 7, 110, 130),
                note(Kind.GRANT, 8, 105, 131), // asked for while it was held
                note(Kind.HELD, 8, 131, 140),
                note(Kind.FENCED, 8, 141, 150), // late, and nobody had been there
                note(Kind.GRANT, 9, 145, 152),
                note(Kind.FENCED, 9, 153, 160),
                note(Kind.DENIED, 8, 170, 180),
                note(Kind.HELD, 9, 152, 190));
        assertThat(verdict.kept()).as(verdict.toString()).isTrue();
        assertThat(verdict.grants()).isEqualTo(3);
        assertThat(verdict.denied()).isEqualTo(1);
    }

    @Test
    void grant_whoseTokenDoesNotRise_breaksH() {
        assertOnly("(h)", verdict(note(Kind.GRANT, 7, 100, 110), note(Kind.GRANT, 7, 111, 120)));
        assertOnly("(h)", verdict(note(Kind.GRANT, 7, 100, 110), note(Kind.GRANT, 6, 111, 120)));
    }

    @Test
    void holds_atTheSameTime_breakI() {
        assertOnly("(i)", verdict(note(Kind.HELD, 7, 100, 110), note(Kind.HELD, 8, 109, 120)));
        assertOnly(
                "(i)",
                verdict(
                        note(Kind.HELD, 7, 100, 200),
                        note(Kind.HELD, 8, 300, 400),
                        note(Kind.HELD, 9, 400, 410),
                        note(Kind.HELD, 10, 399, 400)));
    }

    @Test
    void write_withALowerTokenThanOneBefore_breaksJ() {
        assertOnly("(j)", verdict(note(Kind.FENCED, 8, 100, 110), note(Kind.FENCED, 7, 111, 120)));
    }

    @Test
    void hit_afterANewerHit_breaksA() {
        assertOnly("(a)", verdict(note(Kind.HIT, 5, 100, 110), note(Kind.HIT, 4, 120, 130)));
    }

    @Test
    void hits_atTheSameTime_mayDiffer() {
        assertThat(verdict(note(Kind.HIT, 5, 100, 125), note(Kind.HIT, 4, 120, 130))
                        .kept())
                .isTrue();
    }

    @Test
    void hitAfterANewerHit_nearAFault_isNotJudged() {
        var notes = List.of(note(Kind.HIT, 5, 100, 110), note(Kind.HIT, 4, 120, 130));
        assertThat(Verdict.of(notes, BOUND, note -> note.begin() > 100).kept()).isTrue();
    }

    private static final long MILLISECOND = 1_000_000;

    private static Note at(Kind kind, String key, long version, long millis) {
        return new Note(kind, key, version, millis * MILLISECOND, millis * MILLISECOND + 1);
    }

    /** Two readers in turn, each of whom copied the other's entry. */
    @Test
    void mortalRow_readLongAfterItWasGone_breaksE() {
        long longest = WorkerRing.LONGEST_LIFE.toMillis();
        var gone = at(Kind.GONE, "mortal-1-0", 0, 100);
        assertThat(verdict(gone, at(Kind.HIT, "mortal-1-0", 1, 99 + longest)).kept())
                .isTrue();
        assertThat(verdict(gone, at(Kind.HIT, "mortal-1-0", 0, 101 + longest)).kept())
                .isTrue();
        assertOnly("(e)", verdict(gone, at(Kind.HIT, "mortal-1-0", 1, 101 + longest)));
    }

    @Test
    void doomedRow_readAfterAReaderWasCertain_breaksF() {
        var gone = at(Kind.GONE, "doomed-1-0", 0, 100);
        var certain = at(Kind.STRONG, "doomed-1-0", 0, 200);
        var near = at(Kind.HIT, "doomed-1-0", 1, 1_150);
        assertThat(verdict(gone, certain, near).kept()).isTrue();
        assertOnly("(f)", verdict(gone, certain, at(Kind.LOADED, "doomed-1-0", 1, 1_250)));
        assertThat(verdict(gone, at(Kind.HIT, "doomed-1-0", 1, 9_000)).kept())
                .as("nobody was told")
                .isTrue();
    }

    @Test
    void strongRead_ofARowThatIsGone_breaksD() {
        assertOnly("(d)", verdict(at(Kind.GONE, "doomed-1-0", 0, 100), at(Kind.STRONG, "doomed-1-0", 1, 101)));
    }

    @Test
    void whatWasSaid_andIsNotHeardInTime_breaksG() {
        var said = at(Kind.SAID, "lone-1-0", 2, 100);
        assertThat(verdict(said, at(Kind.HIT, "lone-1-0", 1, 100)).kept()).isTrue();
        assertThat(verdict(said, at(Kind.HIT, "lone-1-0", 2, 200)).kept()).isTrue();
        assertOnly("(g)", verdict(said, at(Kind.HIT, "lone-1-0", 1, 200)));
    }

    /** In two places, or near, one reader may be behind another for as long as the bound. */
    @Test
    void hitAfterANewerHit_ofARowInTwoPlaces_isNotJudged() {
        assertThat(verdict(at(Kind.HIT, "pair-1", 5, 1), at(Kind.HIT, "pair-1", 4, 2))
                        .kept())
                .isTrue();
    }

    /** A run that broke a promise is judged the same from its file. */
    @Test
    void history_writtenAndRead_isJudgedTheSame(@TempDir Path folder) throws IOException {
        var notes = List.of(note(Kind.HIT, 5, 100, 110), note(Kind.HIT, 4, 120, 130), note(Kind.HIT, 3, 500, 510));
        var history = History.of(7, Duration.ofSeconds(30), Set.of(), List.of(new Window(90, 125, true)), notes);
        var file = folder.resolve("history");
        history.write(file);
        assertThat(History.read(file)).isEqualTo(history);
        assertThat(History.read(file).verdict()).isEqualTo(history.verdict());
        for (var other : List.of("", "another file\n", history.title() + "\nnothing that was noted\n")) {
            Files.writeString(file, other);
            assertThatThrownBy(() -> History.read(file)).as(other).isInstanceOf(IOException.class);
        }
    }

    @Test
    void coldKey_loadedTwice_breaksC() {
        assertOnly("(c)", verdict(note(Kind.COLD_LOAD, 1, 1, 2), note(Kind.COLD_LOAD, 1, 3, 4)));
    }

    @Test
    void coldKey_forWhichTheRingWasNotAsked_isNotJudged() {
        var verdict =
                verdict(note(Kind.COLD_LOAD, 1, 1, 2), note(Kind.COLD_LOAD, 1, 3, 4), note(Kind.COLD_PAST, 1, 5, 5));
        assertThat(verdict.kept()).as(verdict.toString()).isTrue();
    }
}
