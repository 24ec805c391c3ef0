package shop.carousel.ring.rabbitmq;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.json.RecordJson;
import shop.carousel.ring.membership.LogRecord;
import shop.carousel.ring.membership.MembershipLog;

/**
 * The membership log on a RabbitMQ stream, which is made when it is missing: one queue, so one order, which every
 * reader reads on its own and from where it was. The broker's replicas keep the order; nothing here agrees on anything.
 *
 * <p>A stream forgets its beginning when it has grown enough, whatever stands there; so processes say again and again
 * what holds (see {@link #keepsChanges}). What a process reads at its start is at most {@link RabbitStream#MOST_BYTES}.
 *
 * <p>Streams have no clock of their own that a reader of this protocol gets to see: a record is dated by its sender.
 * That dates rings that ended before a process started, and nothing else.
 */
public final class RabbitLog implements MembershipLog {

    private static final Logger LOG = Logger.getLogger(RabbitLog.class);
    private static final int MOST_UNDER_WAY = 128;
    private static final long USELESS_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int HEARTBEAT_SECONDS = 5;

    private final RabbitLogOptions options;
    private final BlockingQueue<Pending> pending = new ArrayBlockingQueue<>(MOST_UNDER_WAY);
    private final Thread reading;
    private final Thread writing;
    private volatile @Nullable Reader reader;

    private volatile @Nullable RabbitStream stream;
    private volatile boolean closed;

    /** The next record to be read; of the thread that reads. */
    private long next;

    /** The record before it. */
    private byte[] last = {};

    /** What is to be appended, if it is not too old by then. */
    private record Pending(byte[] record, long sinceNanos) {

        boolean isUseless() {
            return System.nanoTime() - sinceNanos > USELESS_NANOS;
        }
    }

    public RabbitLog(RabbitLogOptions options) {
        this.options = options;
        this.reading = Thread.ofPlatform().daemon().name("ring-membership").unstarted(this::readOn);
        this.writing = Thread.ofPlatform().daemon().name("ring-membership-out").unstarted(this::writeOn);
    }

    @Override
    public void read(Reader reader) {
        this.reader = reader;
        reading.start();
        writing.start();
    }

    /** Opens the stream, and opens it again, where it was left, when that or reading it fails. */
    private void readOn() {
        String lastFault = "";
        while (!closed) {
            try (Connection connection = connect();
                    var opened = RabbitStream.open(connection, options.stream(), Math.max(0, next - 1))) {
                stream = opened;
                while (!closed) {
                    var entry = opened.poll();
                    if (entry != null && isOfAnotherStream(entry)) {
                        beginAgain();
                        break;
                    }
                    if (entry != null && entry.offset() >= next) {
                        take(entry, entry.offset() > next && isTruncated(opened));
                        next = entry.offset() + 1;
                        last = entry.record();
                    }
                    lastFault = "";
                }
            } catch (IOException | TimeoutException | RuntimeException e) {
                lastFault = complain(lastFault, String.valueOf(e));
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                stream = null;
            }
        }
    }

    /**
     * The last record that was read is asked for again. A stream that was made anew has none there for a while, and
     * then another one.
     */
    private boolean isOfAnotherStream(RabbitStream.Entry entry) {
        return entry.offset() == next - 1 && !Arrays.equals(entry.record(), last);
    }

    /** What was read before is not in the stream: it was made anew. */
    private void beginAgain() {
        next = 0;
        var to = reader;
        if (to != null) {
            to.begunAgain();
        }
    }

    private Connection connect() throws IOException, TimeoutException {
        var factory = new ConnectionFactory();
        factory.setHost(options.host());
        factory.setPort(options.port());
        factory.setUsername(options.user());
        factory.setPassword(options.password());
        factory.setConnectionTimeout(TIMEOUT_MILLIS);
        factory.setHandshakeTimeout(TIMEOUT_MILLIS);
        factory.setChannelRpcTimeout(TIMEOUT_MILLIS);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection("ring-membership");
    }

    private String complain(String last, String fault) {
        if (!closed && !fault.equals(last)) {
            LOG.warnf("The ring's membership log is away: %s", fault);
        }
        return fault;
    }

    private void pause() {
        if (!closed) {
            LockSupport.parkNanos(options.retry().toNanos());
        }
    }

    /**
     * Where a segment of the stream begins, the broker may keep a record of its own: no offset of a hole alone says
     * that something is lost. A stream loses its beginning only, so nothing is as long as it has what was read last.
     */
    private boolean isTruncated(RabbitStream opened) throws IOException, InterruptedException {
        return next == 0 || opened.first() >= next;
    }

    private void take(RabbitStream.Entry entry, boolean truncated) {
        var to = reader;
        if (to == null) {
            return;
        }
        if (truncated) {
            to.missed(Gap.TRUNCATED);
        }
        try {
            to.take(RecordJson.read(entry.record()), entry.offset(), entry.millis());
        } catch (RuntimeException e) {
            // The next record may be as bad: it is skipped, by every process alike, and said.
            LOG.errorf(e, "A record of the ring's membership log could not be taken: offset %d", entry.offset());
        }
    }

    /** What cannot be appended at once is given up: a heartbeat is of no use late, and a proposal is made again. */
    @Override
    public void append(LogRecord entry) {
        if (!pending.offer(new Pending(RecordJson.write(entry), System.nanoTime()))) {
            LOG.debug("A record of the ring's membership is given up: too many are under way");
        }
    }

    private void writeOn() {
        try {
            while (!closed) {
                var next = pending.take();
                var to = stream;
                if (to != null && !next.isUseless()) {
                    write(to, next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(RabbitStream to, Pending next) {
        try {
            to.append(next.record());
        } catch (IOException | RuntimeException e) {
            LOG.debugf("A record of the ring's membership could not be sent: %s", e.getMessage());
        }
    }

    @Override
    public boolean keepsChanges() {
        return false;
    }

    @Override
    public void close() {
        closed = true;
        reading.interrupt();
        writing.interrupt();
    }
}
