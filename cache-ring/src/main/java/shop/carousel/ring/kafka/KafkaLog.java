package shop.carousel.ring.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
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
 * The membership log on a Kafka topic of one partition, which is made when it is missing. Kafka's own quorum keeps the order; nothing here
 * agrees on anything.
 *
 * <p>The topic is compacted. A heartbeat has its process as key, so that one for each process is kept; a proposal has a key of its own and is
 * kept until a snapshot has made it needless and its key is deleted. What a process reads at its start is therefore one segment (1 MiB or
 * ten minutes) and what compaction left.
 */
public final class KafkaLog implements MembershipLog {

    private static final Logger LOG = Logger.getLogger(KafkaLog.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_UNDER_WAY = 128;
    private static final int MOST_KEYS = 1_024;

    private final KafkaLogOptions options;
    private final TopicPartition partition;
    private final AtomicInteger underWay = new AtomicInteger();

    /** The keys of proposals that were read, oldest first. */
    private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();

    private final Thread thread;
    private volatile @Nullable Reader reader;
    private volatile @Nullable KafkaProducer<byte[], byte[]> producer;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private volatile boolean closed;

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
        long next = 0;
        String lastFault = "";
        while (!closed) {
            try {
                new MembershipTopic(options).ensure();
                try (var reading = new KafkaConsumer<byte[], byte[]>(settings(reading()))) {
                    consumer = reading;
                    producer = producer == null ? new KafkaProducer<byte[], byte[]>(settings(writing())) : producer;
                    reading.assign(List.of(partition));
                    reading.seek(partition, next);
                    while (!closed) {
                        for (var entry : reading.poll(POLL)) {
                            take(entry, next);
                            next = entry.offset() + 1;
                        }
                        lastFault = "";
                    }
                }
            } catch (WakeupException e) {
                LOG.debugf("The ring's membership log is left: %s", e.getMessage());
            } catch (KafkaException | IllegalStateException e) {
                lastFault = complain(lastFault, String.valueOf(e.getMessage()));
                pause();
            }
        }
        closeProducer();
    }

    private static String complain(String last, String fault) {
        if (!fault.equals(last)) {
            LOG.warnf("The ring's membership log is away: %s", fault);
        }
        return fault;
    }

    private void pause() {
        if (!closed) {
            LockSupport.parkNanos(options.retry().toNanos());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> entry, long expected) {
        var to = reader;
        if (to == null) {
            return;
        }
        if (entry.offset() > expected) {
            to.missed();
        }
        if (entry.value() == null) {
            return;
        }
        var read = RecordJson.read(entry.value());
        if (read instanceof LogRecord.Proposal && entry.key() != null) {
            keys.add(new String(entry.key(), StandardCharsets.UTF_8));
            while (keys.size() > MOST_KEYS) {
                keys.poll();
            }
        }
        try {
            to.take(read, entry.timestamp());
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
                    case LogRecord.Snapshot ignored -> "snapshot";
                    case LogRecord.Foreign ignored -> throw new IllegalArgumentException("Only read, never written");
                    case LogRecord.Garbage ignored -> throw new IllegalArgumentException("Only read, never written");
                };
        send(key, RecordJson.write(entry));
    }

    /** Deletes the keys of the proposals before a snapshot that stands in the log by now: appends keep their order. */
    @Override
    public void forget(long beforeEpoch) {
        for (var key : new ArrayList<>(keys)) {
            send(key, null);
            keys.remove(key);
        }
    }

    private void send(String key, byte @Nullable [] value) {
        var to = producer;
        if (to == null || underWay.get() >= MOST_UNDER_WAY) {
            return;
        }
        underWay.incrementAndGet();
        try {
            to.send(
                    new ProducerRecord<>(options.topic(), 0, key.getBytes(StandardCharsets.UTF_8), value),
                    (sent, fault) -> underWay.decrementAndGet());
        } catch (KafkaException e) {
            underWay.decrementAndGet();
            LOG.debugf("A record of the ring's membership could not be sent: %s", e.getMessage());
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
                100,
                "request.timeout.ms",
                5_000,
                "default.api.timeout.ms",
                5_000,
                "reconnect.backoff.max.ms",
                500,
                "max.poll.records",
                2_000);
    }

    /** In order and without duplicates; what does not get through in time is given up, as a heartbeat is of no use late. */
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
