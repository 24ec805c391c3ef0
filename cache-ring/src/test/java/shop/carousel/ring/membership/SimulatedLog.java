package shop.carousel.ring.membership;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A membership log that does nothing by itself: every record waits until it is let in, and until it is handed over. It
 * is compacted or truncated when it is told to be, as Kafka's topic and RabbitMQ's stream are.
 */
final class SimulatedLog {

    /** The last records are in the segment that is written, which is not compacted. */
    private static final int ACTIVE = 12;

    private final boolean keepsChanges;
    private final Set<String> without;
    private final List<LogRecord> all = new ArrayList<>();
    private final Set<Integer> forgotten = new HashSet<>();
    private final Set<Integer> compacted = new HashSet<>();
    private int start;

    /** @param without mends that are taken out: how logs and their records were before */
    SimulatedLog(boolean keepsChanges, Set<String> without) {
        this.keepsChanges = keepsChanges;
        this.without = without;
    }

    /** What a process sees of the log. */
    final class End implements MembershipLog {

        private final Deque<Object> outbox = new ArrayDeque<>();
        private int next;
        private @Nullable Reader reader;

        private record Forget(long position) {}

        @Override
        public void read(Reader reader) {
            this.reader = reader;
        }

        @Override
        public void append(LogRecord record) {
            outbox.add(record);
            if (record instanceof LogRecord.Snapshot snapshot && without.contains("acknowledgement")) {
                outbox.add(new Forget(snapshot.position()));
            }
        }

        @Override
        public void forget(long position) {
            outbox.add(new Forget(position));
        }

        @Override
        public boolean keepsChanges() {
            return keepsChanges;
        }

        boolean hasToSay() {
            return !outbox.isEmpty();
        }

        /** How many positions of the log lie behind it. */
        int heard() {
            return next;
        }

        boolean hasToHear() {
            return next < all.size();
        }

        /** What it appended first is in the log now. */
        void letIn() {
            switch (outbox.removeFirst()) {
                case LogRecord record -> add(record);
                case Forget forget -> SimulatedLog.this.forget(forget.position());
                default -> throw new AssertionError();
            }
        }

        /** The next is lost on its way, if it is one that may be. */
        void lose() {
            if (!(outbox.peekFirst() instanceof LogRecord.Proposal)) {
                outbox.removeFirst();
            }
        }

        /** One record is handed over, or passed over as if it were not there. */
        void hear(boolean skips) {
            int here = next;
            while (here < all.size() && (here < start || compacted.contains(here))) {
                here++;
            }
            if (reader == null || here == all.size()) {
                return;
            }
            if (here > next) {
                boolean truncated = start > next && !without.contains("truncation");
                reader.missed(truncated ? Gap.TRUNCATED : Gap.COMPACTED);
            }
            next = here + 1;
            if (!skips) {
                reader.take(all.get(here), here, here);
            }
        }

        @Override
        public void close() {}
    }

    End end() {
        return new End();
    }

    /** Everything that was ever let in. */
    List<LogRecord> all() {
        return all;
    }

    private void add(LogRecord record) {
        int position = all.size();
        all.add(asItWas(record));
        if (record instanceof LogRecord.Snapshot && without.contains("key")) {
            for (int before = 0; before < position; before++) {
                if (all.get(before) instanceof LogRecord.Snapshot) {
                    forgotten.add(before);
                }
            }
        }
    }

    private LogRecord asItWas(LogRecord record) {
        return switch (record) {
            case LogRecord.Snapshot it
            when without.contains("position") -> new LogRecord.Snapshot(it.state(), LogRecord.Snapshot.UNKNOWN);
            case LogRecord.Heartbeat it
            when without.contains("digest") -> new LogRecord.Heartbeat(it.process(), it.number(), it.using(), null);
            default -> record;
        };
    }

    private void forget(long position) {
        for (int before = 0; before <= position && before < all.size(); before++) {
            if (!(all.get(before) instanceof LogRecord.Heartbeat)) {
                forgotten.add(before);
            }
        }
    }

    /** What is forgotten goes, and all heartbeats of a process but the last. */
    void compact() {
        var later = new HashSet<String>();
        for (int position = all.size() - ACTIVE; position >= 0; position--) {
            boolean old = all.get(position) instanceof LogRecord.Heartbeat beat && !later.add(beat.process());
            if (old || forgotten.contains(position)) {
                compacted.add(position);
            }
        }
    }

    /** Only so many of the last records stay. */
    void truncate(int kept) {
        start = Math.max(start, all.size() - kept);
    }
}
