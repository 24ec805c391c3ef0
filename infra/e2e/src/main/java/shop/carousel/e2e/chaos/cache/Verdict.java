package shop.carousel.e2e.chaos.cache;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * What the record of a run says of the promises of the cache, in their letters:
 *
 * <ul>
 *   <li>(a) what was read from the ring never goes back to an older version; judged in the calms between faults, when
 *       every process has the same view, of rows that all read at one place
 *   <li>(b) nothing is read that a commit had replaced longer ago than the bound, ever
 *   <li>(c) one load of a key that nobody had read, however many ask
 *   <li>(d) a read with certainty has every commit before it
 *   <li>(e) an entry whose row is gone, and of which nobody was told, is read no longer than it may live, whatever
 *       copies it
 *   <li>(f) once a reader with certainty knows that a row is gone, nobody reads it any more; near caches have a second
 *   <li>(g) what a writer has said is heard, although the ring had changed before it said it, or before it knew
 *   <li>(h) a lock's token is higher than that of every grant of the same key that had ended before it was asked for
 *   <li>(i) no two holders are sure of the same lock at the same time, unless a node's clock was set: a lock's time
 *       runs by that, and (h) and (j) are what holds then
 *   <li>(j) no write is accepted with a lower token than one that was accepted before it began
 * </ul>
 *
 * A commit whose record died with its process counts for nobody: the run is judged too mildly there, never too harshly.
 *
 * @param worstStalenessMillis how long ago, at the beginning of a read, the version after the one that it returned was
 *     committed; the most
 * @param grants how often a lock was granted
 * @param denied how many writes their tokens gave away
 * @param coldLoads how many loads there were of each key for which all readers asked the ring at once
 */
record Verdict(
        long commits,
        long reads,
        long hits,
        long failed,
        double worstStalenessMillis,
        long grants,
        long denied,
        Map<String, Long> coldLoads,
        List<String> violations) {

    private static final int SHOWN = 20;

    /** The verdict over all notes. The calms are times without a fault, and without the aftermath of one. */
    static Verdict of(List<Note> notes, long boundNanos, Predicate<Note> calm) {
        return of(notes, boundNanos, calm, note -> true);
    }

    /** The same where nodes had a right clock at some times only. */
    static Verdict of(List<Note> notes, long boundNanos, Predicate<Note> calm, Predicate<Note> timely) {
        var commits = commits(notes);
        var violations = new ArrayList<String>();
        long worst = 0;
        var gone = ends(notes, Note.Kind.GONE);
        var known = knownGone(notes, gone);
        var said = said(notes);
        for (Note read : notes) {
            switch (read.kind()) {
                case HIT, LOADED -> {
                    violations.addAll(livesOn(read, gone, known));
                    violations.addAll(isUnheard(read, said, boundNanos));
                    long staleness = staleness(read, commits);
                    worst = Math.max(worst, staleness);
                    if (staleness > boundNanos) {
                        violations.add("(b) %s: version %d (%s), %.0f ms after its end"
                                .formatted(read.key(), read.version(), read.kind(), staleness / 1e6));
                    }
                }
                case STRONG -> {
                    if (staleness(read, commits) > 0 || isGone(read, gone, 0)) {
                        violations.add("(d) %s: version %d, although a newer one was committed"
                                .formatted(read.key(), read.version()));
                    }
                }
                case COMMIT, GONE, SAID, LOAD, COLD_LOAD, COLD_PAST, GRANT, HELD, FENCED, DENIED, FAILED -> {}
            }
        }
        violations.addAll(goneBack(notes, calm));
        violations.addAll(LockVerdict.of(notes, timely));
        var cold = coldLoads(notes);
        cold.forEach((key, loads) -> {
            if (loads != 1) {
                violations.add("(c) %s was loaded %d times".formatted(key, loads));
            }
        });
        return new Verdict(
                count(notes, Note.Kind.COMMIT),
                count(notes, Note.Kind.HIT) + count(notes, Note.Kind.LOADED) + count(notes, Note.Kind.STRONG),
                count(notes, Note.Kind.HIT),
                count(notes, Note.Kind.FAILED),
                worst / 1e6,
                count(notes, Note.Kind.GRANT),
                count(notes, Note.Kind.DENIED),
                cold,
                List.copyOf(violations));
    }

    boolean kept() {
        return violations.isEmpty();
    }

    private static long count(List<Note> notes, Note.Kind kind) {
        return notes.stream().filter(note -> note.kind() == kind).count();
    }

    /** For each key, when each of its versions was committed. */
    private static Map<String, NavigableMap<Long, Long>> commits(List<Note> notes) {
        var commits = new HashMap<String, NavigableMap<Long, Long>>();
        for (Note note : notes) {
            if (note.kind() == Note.Kind.COMMIT) {
                commits.computeIfAbsent(note.key(), ignored -> new TreeMap<>()).put(note.version(), note.end());
            }
        }
        return commits;
    }

    /** For each key, when it was said that, last. */
    private static Map<String, Long> ends(List<Note> notes, Note.Kind kind) {
        var ends = new HashMap<String, Long>();
        notes.stream()
                .filter(note -> note.kind() == kind)
                .forEach(note -> ends.merge(note.key(), note.end(), Math::max));
        return ends;
    }

    private static Map<String, Note> said(List<Note> notes) {
        var said = new HashMap<String, Note>();
        notes.stream().filter(note -> note.kind() == Note.Kind.SAID).forEach(note -> said.put(note.key(), note));
        return said;
    }

    /** For each key whose row is gone, when a reader with certainty first knew it. */
    private static Map<String, Long> knownGone(List<Note> notes, Map<String, Long> gone) {
        var known = new HashMap<String, Long>();
        for (Note note : notes) {
            Long since = gone.get(note.key());
            if (note.kind() == Note.Kind.STRONG && note.version() == 0 && since != null && note.begin() > since) {
                known.merge(note.key(), note.end(), Math::min);
            }
        }
        return known;
    }

    /** Whether a read returned a row that had been gone for longer than that when it began. */
    private static boolean isGone(Note read, Map<String, Long> gone, long nanos) {
        Long since = gone.get(read.key());
        return read.version() > 0 && since != null && read.begin() - since > nanos;
    }

    private static List<String> livesOn(Note read, Map<String, Long> gone, Map<String, Long> known) {
        if (Rows.isMortal(read.key()) && isGone(read, gone, WorkerRing.LONGEST_LIFE.toNanos())) {
            return List.of("(e) %s: read (%s) %.0f ms after its row was gone"
                    .formatted(read.key(), read.kind(), (read.begin() - since(read, gone)) / 1e6));
        }
        if (isGone(read, known, WorkerRing.NEAR_BOUND.toNanos())) {
            return List.of("(f) %s: read (%s) %.0f ms after it was certain that its row is gone"
                    .formatted(read.key(), read.kind(), (read.begin() - since(read, known)) / 1e6));
        }
        return List.of();
    }

    private static long since(Note read, Map<String, Long> times) {
        return Objects.requireNonNull(times.get(read.key()));
    }

    private static List<String> isUnheard(Note read, Map<String, Note> said, long boundNanos) {
        Note last = said.get(read.key());
        return last != null && read.version() < last.version() && read.begin() - last.end() > boundNanos
                ? List.of("(g) %s: version %d (%s), %.0f ms after version %d was said"
                        .formatted(
                                read.key(),
                                read.version(),
                                read.kind(),
                                (read.begin() - last.end()) / 1e6,
                                last.version()))
                : List.of();
    }

    /**
     * How long, when the read began, a newer version than the one that it returned had been committed; 0 when it had
     * not.
     */
    private static long staleness(Note read, Map<String, NavigableMap<Long, Long>> commits) {
        var ofKey = commits.get(read.key());
        var newer = ofKey == null ? null : ofKey.higherEntry(read.version());
        return newer == null ? 0 : Math.max(0, read.begin() - newer.getValue());
    }

    /** Reads from the ring that returned an older version than another one that had ended before they began. */
    private static List<String> goneBack(List<Note> notes, Predicate<Note> calm) {
        var violations = new ArrayList<String>();
        var hits = new HashMap<String, List<Note>>();
        notes.stream()
                .filter(note -> note.kind() == Note.Kind.HIT && Rows.isInOnePlace(note.key()) && calm.test(note))
                .forEach(note -> hits.computeIfAbsent(note.key(), ignored -> new ArrayList<>())
                        .add(note));
        hits.forEach((key, ofKey) -> {
            var ended = new ArrayList<>(ofKey);
            ended.sort(Comparator.comparingLong(Note::end));
            ofKey.sort(Comparator.comparingLong(Note::begin));
            long newest = 0;
            int next = 0;
            for (Note hit : ofKey) {
                while (ended.get(next).end() < hit.begin()) {
                    newest = Math.max(newest, ended.get(next++).version());
                }
                if (hit.version() < newest) {
                    violations.add("(a) %s: version %d after %d".formatted(key, hit.version(), newest));
                }
            }
        });
        return violations;
    }

    private static Map<String, Long> coldLoads(List<Note> notes) {
        var loads = new TreeMap<String, Long>();
        notes.stream()
                .filter(note -> note.kind() == Note.Kind.COLD_LOAD)
                .forEach(note -> loads.merge(note.key(), 1L, Long::sum));
        notes.stream().filter(note -> note.kind() == Note.Kind.COLD_PAST).forEach(note -> loads.remove(note.key()));
        return loads;
    }

    /** For people. */
    String report(long boundNanos) {
        var text = new StringBuilder();
        text.append("Operations:       %,d commits, %,d reads (%.1f %% from the ring), %d failed%n"
                .formatted(commits, reads, reads == 0 ? 0 : 100.0 * hits / reads, failed));
        text.append("Worst staleness:  %.0f ms (bound: %d ms)%n"
                .formatted(worstStalenessMillis, TimeUnit.NANOSECONDS.toMillis(boundNanos)));
        text.append("Cold keys:        %d, loads for each: %s%n".formatted(coldLoads.size(), coldLoads.values()));
        text.append("Locks:            %,d granted, %d late writes refused%n".formatted(grants, denied));
        text.append("Violations:       %d%n".formatted(violations.size()));
        violations.stream()
                .limit(SHOWN)
                .forEach(violation -> text.append("  ").append(violation).append('\n'));
        if (violations.size() > SHOWN) {
            text.append("  and %d more%n".formatted(violations.size() - SHOWN));
        }
        return text.append(kept() ? "Every promise was kept." : "A PROMISE WAS BROKEN.")
                .toString();
    }
}
