package shop.carousel.ring.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.membership.LogRecord;
import shop.carousel.ring.membership.MembershipLog;

/**
 * A membership log in memory that several rings of one test share. Each reads it through an {@link End} of its own, which can be cut off and
 * joined again. Records are handed over by whoever appends, so that after an append everybody who is not cut off has taken it.
 */
public final class MemoryLog {

    private final List<LogRecord> records = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private boolean delivering;

    /** What one ring sees of the log. */
    public final class End implements MembershipLog {

        private int next;
        private boolean cut;
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
                if (!cut) {
                    records.add(record);
                    deliver();
                }
            }
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
                Objects.requireNonNull(end.reader).take(records.get(end.next++), System.currentTimeMillis());
                return true;
            }
        }
        return false;
    }
}
