package shop.carousel.ring.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.json.RecordJson;
import shop.carousel.ring.membership.LogRecord;
import shop.carousel.ring.membership.MembershipLog;

/**
 * The membership log on a Kafka topic of one partition, which is made when it is missing. Kafka's own quorum keeps the
 * order; nothing here agrees on anything.
 *
 * <p>The topic is compacted. A heartbeat has its process as key, so that one for each process is kept; a proposal has a
 * key of its own and is kept until a snapshot has made it needless and its key is deleted. What a process reads at its
 * start is therefore one segment (1 MiB or ten minutes) and what compaction left.
 */
public final class KafkaLog implements MembershipLog {

    private static final Logger LOG = Logger.getLogger(KafkaLog.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long LONGEST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_UNDER_WAY = 128;
    private static final int MOST_KEYS = 1_024;

    private final KafkaLogOptions options;
    private final TopicPartition partition;
    private final AtomicInteger underWay = new AtomicInteger();

    /** The keys of proposals and snapshots that were read, oldest first. */
    private final ConcurrentLinkedQueue<Key> keys = new ConcurrentLinkedQueue<>();

    private final Thread thread;

    /** The next record to be read; of the thread, as what follows. */
    private long next;

    private String lastFault = "";
    private volatile @Nullable Reader reader;
    private volatile @Nullable KafkaProducer<byte[], byte[]> producer;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private volatile boolean closed;

    private record Key(String name, long position) {}

    public KafkaLog(KafkaLogOptions options) {
        this.options = options;
        this.partition = new TopicPartition(options.topic(), 0);
        this.thread = Thread.ofPlatform().daemon().name("ring-membership").unstarted(this::run);
    }

    @Override
    public void read(Reader reader) {
        this.reader = reader;
        thread.start();
    }

    /** Opens the log, and opens it again, where it was left, when that or reading it fails. */
    private void run() {
        while (!closed) {
            try {
                new MembershipTopic(options).ensure();
                try (var reading = new KafkaConsumer<byte[], byte[]>(settings(reading()))) {
                    consumer = reading;
                    producer = producer == null ? new KafkaProducer<byte[], byte[]>(settings(writing())) : producer;
                    reading.assign(List.of(partition));
                    reading.seek(partition, next);
                    readOn(reading);
                }
            } catch (WakeupException e) {
                LOG.debugf("The ring's membership log is left: %s", e.getMessage());
            } catch (KafkaException | IllegalStateException e) {
                complain(String.valueOf(e.getMessage()));
                pause();
            }
        }
        closeProducer();
    }

    /** Until nothing was heard for long, not even of this process itself: then the topic may be gone. */
    private void readOn(KafkaConsumer<byte[], byte[]> reading) {
        long heardNanos = System.nanoTime();
        while (!closed && System.nanoTime() - heardNanos < LONGEST_SILENCE_NANOS) {
            var some = reading.poll(POLL);
            long start = some.isEmpty() || some.iterator().next().offset() <= next ? 0 : start(reading);
            for (var entry : some) {
                if (entry.offset() < next) {
                    beginAgain();
                    return;
                }
                take(entry, start);
                next = entry.offset() + 1;
                heardNanos = System.nanoTime();
            }
            lastFault = "";
        }
    }

    /** The first record that the log has not lost. Compaction leaves it where it is. */
    private long start(KafkaConsumer<byte[], byte[]> reading) {
        return Objects.requireNonNull(
                reading.beginningOffsets(List.of(partition)).get(partition));
    }

    /** What was read before is not in the log any more: the topic was made anew, or its brokers have lost its end. */
    private void beginAgain() {
        next = 0;
        keys.clear();
        var to = reader;
        if (to != null) {
            to.begunAgain();
        }
    }

    private void complain(String fault) {
        if (!fault.equals(lastFault)) {
            LOG.warnf("The ring's membership log is away: %s", fault);
        }
        lastFault = fault;
    }

    private void pause() {
        if (!closed) {
            LockSupport.parkNanos(options.retry().toNanos());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> entry, long start) {
        var to = reader;
        if (to == null) {
            return;
        }
        if (entry.offset() > next) {
            to.missed(start > next ? Gap.TRUNCATED : Gap.COMPACTED);
        }
        if (entry.value() == null) {
            return;
        }
        var read = RecordJson.read(entry.value());
        if (isChange(read) && entry.key() != null) {
            keys.add(new Key(new String(entry.key(), StandardCharsets.UTF_8), entry.offset()));
            while (keys.size() > MOST_KEYS) {
                keys.poll();
            }
        }
        try {
            to.take(read, entry.offset(), entry.timestamp());
        } catch (RuntimeException e) {
            // The next record may be as bad: it is skipped, by every process alike, and said.
            LOG.errorf(e, "A record of the ring's membership log could not be taken: offset %d", entry.offset());
        }
    }

    @Override
    public void append(LogRecord entry) {
        var key =
                switch (entry) {
                    case LogRecord.Heartbeat beat -> "process/" + beat.process();
                    case LogRecord.Proposal proposal -> "proposal/" + proposal.id();
                    // Under one key for all, one that holds less would take the place of one that holds more.
                    case LogRecord.Snapshot snapshot -> "snapshot/" + snapshot.position();
                    case LogRecord.Foreign ignored -> throw new IllegalArgumentException("Only read, never written");
                    case LogRecord.Garbage ignored -> throw new IllegalArgumentException("Only read, never written");
                };
        send(key, RecordJson.write(entry));
    }

    private static boolean isChange(LogRecord read) {
        return read instanceof LogRecord.Proposal || read instanceof LogRecord.Snapshot;
    }

    /**
     * Deletes the keys of the proposals and snapshots up to a position. What cannot be sent now is deleted next time.
     */
    @Override
    public void forget(long position) {
        for (var key : new ArrayList<>(keys)) {
            if (key.position() > position || !send(key.name(), null)) {
                return;
            }
            keys.remove(key);
        }
    }

    private boolean send(String key, byte @Nullable [] value) {
        var to = producer;
        if (to == null || underWay.get() >= MOST_UNDER_WAY) {
            return false;
        }
        underWay.incrementAndGet();
        try {
            to.send(
                    new ProducerRecord<>(options.topic(), 0, key.getBytes(StandardCharsets.UTF_8), value),
                    (sent, fault) -> underWay.decrementAndGet());
            return true;
        } catch (KafkaException e) {
            underWay.decrementAndGet();
            LOG.debugf("A record of the ring's membership could not be sent: %s", e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        var reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        LockSupport.unpark(thread);
    }

    private void closeProducer() {
        var writing = producer;
        if (writing != null) {
            writing.close(Duration.ofMillis(500));
        }
    }

    private Map<String, Object> settings(Map<String, Object> own) {
        var settings = new HashMap<>(options.client());
        settings.putAll(own);
        return settings;
    }

    private static Map<String, Object> reading() {
        return Map.of(
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "fetch.max.wait.ms",
                500,
                "request.timeout.ms",
                5_000,
                "default.api.timeout.ms",
                5_000,
                "reconnect.backoff.max.ms",
                500,
                "max.poll.records",
                2_000);
    }

    /**
     * In order and without duplicates; what does not get through in time is given up, as a heartbeat is of no use late.
     */
    private static Map<String, Object> writing() {
        return Map.of(
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "linger.ms",
                0,
                "max.block.ms",
                200,
                "request.timeout.ms",
                2_000,
                "delivery.timeout.ms",
                3_000,
                "reconnect.backoff.max.ms",
                500,
                "buffer.memory",
                4L << 20);
    }
}
