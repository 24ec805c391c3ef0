package shop.carousel.e2e.chaos.cache;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;

/** What the record of a run says of the promises of locks: (h), (i) and (j) of {@link Verdict}. */
final class LockVerdict {

    private LockVerdict() {}

    /** @param timely whether nodes had a right clock */
    static List<String> of(List<Note> notes, Predicate<Note> timely) {
        var violations = new ArrayList<String>();
        for (var grants : byKey(notes, Note.Kind.GRANT)) {
            violations.addAll(fallen("(h)", "token %d was granted after %d", grants, 1));
        }
        for (var holds : byKey(notes, Note.Kind.HELD)) {
            violations.addAll(overlapping(holds.stream().filter(timely).toList()));
        }
        for (var writes : byKey(notes, Note.Kind.FENCED)) {
            violations.addAll(fallen("(j)", "a write with token %d was accepted after one with %d", writes, 0));
        }
        return violations;
    }

    /** The notes of one kind, those of each key in the order of their beginnings. */
    private static List<List<Note>> byKey(List<Note> notes, Note.Kind kind) {
        var byKey = new HashMap<String, List<Note>>();
        notes.stream()
                .filter(note -> note.kind() == kind)
                .sorted(Comparator.comparingLong(Note::begin))
                .forEach(note -> byKey.computeIfAbsent(note.key(), ignored -> new ArrayList<>())
                        .add(note));
        return List.copyOf(byKey.values());
    }

    /**
     * Those that do not rise by that much over every other one that had ended before they began.
     *
     * @param notes of one key, in the order of their beginnings
     */
    private static List<String> fallen(String promise, String what, List<Note> notes, long rise) {
        var violations = new ArrayList<String>();
        var ended = new ArrayList<>(notes);
        ended.sort(Comparator.comparingLong(Note::end));
        long highest = Long.MIN_VALUE;
        int next = 0;
        for (Note note : notes) {
            while (ended.get(next).end() < note.begin()) {
                highest = Math.max(highest, ended.get(next++).version());
            }
            if (highest != Long.MIN_VALUE && note.version() < highest + rise) {
                violations.add("%s %s: ".formatted(promise, note.key()) + what.formatted(note.version(), highest));
            }
        }
        return violations;
    }

    /** Pairs of holds that were sure at the same time. */
    private static List<String> overlapping(List<Note> holds) {
        var violations = new ArrayList<String>();
        Note before = null;
        for (Note hold : holds) {
            if (before != null && before.end() > hold.begin()) {
                violations.add("(i) %s: tokens %d and %d were held together for %.1f ms"
                        .formatted(
                                hold.key(),
                                before.version(),
                                hold.version(),
                                (Math.min(before.end(), hold.end()) - hold.begin()) / 1e6));
            }
            before = before == null || hold.end() > before.end() ? hold : before;
        }
        return violations;
    }
}
