package shop.carousel.ring.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.membership.LogRecord;
import shop.carousel.ring.membership.MembershipLog;

/**
 * A membership log in memory that several rings of one test share. Each reads it through an {@link End} of its own,
 * which can be cut off and joined again. Records are handed over by whoever appends, so that after an append everybody
 * who is not cut off has taken it.
 */
public final class MemoryLog {

    private final List<LogRecord> records = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private boolean delivering;

    /** What one ring sees of the log. */
    public final class End implements MembershipLog {

        private int next;
        private boolean cut;
        private boolean headless;
        private Predicate<LogRecord> hidden = record -> false;
        private Predicate<LogRecord> lost = record -> false;
        private final List<Long> forgotten = new ArrayList<>();
        private @Nullable Reader reader;

        @Override
        public void read(Reader reader) {
            synchronized (MemoryLog.this) {
                this.reader = reader;
                ends.add(this);
                deliver();
            }
        }

        @Override
        public void append(LogRecord record) {
            synchronized (MemoryLog.this) {
                if (!cut && !lost.test(record)) {
                    records.add(record);
                    deliver();
                }
            }
        }

        @Override
        public void forget(long position) {
            forgotten.add(position);
        }

        /** Up to which positions this end said that the log may forget. */
        public List<Long> forgotten() {
            synchronized (MemoryLog.this) {
                return List.copyOf(forgotten);
            }
        }

        /** Such records are never handed over to this end, as if they were not in the log. */
        public End hide(Predicate<LogRecord> hidden) {
            this.hidden = hidden;
            return this;
        }

        /** What this end appends of these from now on never comes into the log. */
        public void lose(Predicate<LogRecord> lost) {
            synchronized (MemoryLog.this) {
                this.lost = lost;
            }
        }

        /** The log has lost everything up to now. */
        public End withoutBeginning() {
            synchronized (MemoryLog.this) {
                next = records.size();
                headless = true;
            }
            return this;
        }

        /** From now on nothing gets through, either way. */
        public void cut() {
            synchronized (MemoryLog.this) {
                cut = true;
            }
        }

        /** What was missed comes now, in order. */
        public void join() {
            synchronized (MemoryLog.this) {
                cut = false;
                deliver();
            }
        }

        private void take(int position) {
            var to = Objects.requireNonNull(reader);
            if (headless) {
                headless = false;
                to.missed(Gap.TRUNCATED);
            }
            var record = records.get(position);
            if (!hidden.test(record)) {
                to.take(record, position, System.currentTimeMillis());
            }
        }

        @Override
        public void close() {
            synchronized (MemoryLog.this) {
                ends.remove(this);
            }
        }
    }

    public End end() {
        return new End();
    }

    /** Everything so far, oldest first. */
    public synchronized List<LogRecord> records() {
        return List.copyOf(records);
    }

    /** Adds a record as another process would. */
    public synchronized void append(LogRecord record) {
        records.add(record);
        deliver();
    }

    private void deliver() {
        if (delivering) {
            return;
        }
        delivering = true;
        try {
            while (deliverOne()) {}
        } finally {
            delivering = false;
        }
    }

    /** Whoever takes a record may append another. */
    private boolean deliverOne() {
        for (var end : List.copyOf(ends)) {
            if (!end.cut && end.next < records.size()) {
                end.take(end.next++);
                return true;
            }
        }
        return false;
    }
}
