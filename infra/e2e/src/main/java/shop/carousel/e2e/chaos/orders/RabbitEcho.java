package shop.carousel.e2e.chaos.orders;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What RabbitMQ carries, once more: by a queue of its own beside those of the shop, and from memory when all is to be
 * told again, because nothing stays in a queue.
 */
final class RabbitEcho implements Echo {

    private static final String QUEUE = "chaos-echo";

    /** The shop's groups, and this one. */
    private static final List<String> GROUPS = List.of(
            "catalog-stock",
            "catalog-reviews",
            "cart-order-events",
            "cart-changes",
            "order-stock-events",
            "order-dead-letters",
            QUEUE);

    private static final int PAUSE_MILLIS = 20;
    private static final int HEARD_SECONDS = 120;

    /** What is out and not acknowledged is not counted, so that one look is not enough. */
    private static final int EMPTY_LOOKS = 5;

    private final RabbitAccess rabbit;
    private final Echoed echoed = new Echoed();

    /** By its id, because one whose echo failed comes again. Guarded by itself. */
    private final Map<String, Event> heard = new LinkedHashMap<>();

    private final Thread thread;
    private volatile boolean over;

    private record Event(String topic, Map<String, Object> headers, byte[] value) {}

    private RabbitEcho(RabbitAccess rabbit) {
        this.rabbit = rabbit;
        this.thread = Thread.ofPlatform().daemon().name("echo").unstarted(this::run);
    }

    static RabbitEcho start(RabbitAccess rabbit) throws InterruptedException {
        var echo = new RabbitEcho(rabbit);
        rabbit.insist(channel -> {
            channel.queueDeclare(QUEUE, true, false, false, Map.of());
            for (String topic : TOPICS) {
                channel.queueBind(QUEUE, RabbitAccess.EXCHANGE, topic);
            }
        });
        echo.thread.start();
        return echo;
    }

    private void run() {
        try {
            rabbit.insist(this::hearAll);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void hearAll(Channel channel) throws IOException, TimeoutException, InterruptedException {
        while (!over) {
            GetResponse got = channel.basicGet(QUEUE, false);
            if (got == null) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } else {
                hear(channel, got);
                channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
            }
        }
    }

    private void hear(Channel channel, GetResponse got) throws IOException, TimeoutException, InterruptedException {
        var headers = got.getProps().getHeaders();
        if (headers.containsKey(MARK)) {
            return;
        }
        var event = new Event(got.getEnvelope().getRoutingKey(), headers, got.getBody());
        if (event.topic.equals(OF_ORDERS)) {
            echoed.told(text(headers, RabbitAccess.KEY), text(headers, "ce_id"));
        }
        send(channel, event);
        synchronized (heard) {
            heard.putIfAbsent(got.getProps().getMessageId(), event);
        }
    }

    private static String text(Map<String, Object> headers, String name) {
        return String.valueOf(headers.get(name));
    }

    private void send(Channel channel, Event event) throws IOException, TimeoutException, InterruptedException {
        RabbitAccess.send(channel, event.topic, event.headers, event.value);
        echoed.sent();
    }

    @Override
    public void again() throws InterruptedException {
        List<Event> all;
        synchronized (heard) {
            all = List.copyOf(heard.values());
        }
        rabbit.insist(channel -> {
            for (var event : all) {
                send(channel, event);
            }
        });
    }

    @Override
    public void awaitHeard() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(HEARD_SECONDS);
        for (int empty = 0; empty < EMPTY_LOOKS; ) {
            var behind = new TreeSet<String>();
            rabbit.insist(channel -> addBehind(channel, behind));
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not everything is heard yet by " + behind);
            }
            empty = behind.isEmpty() ? empty + 1 : 0;
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** The groups for whom something waits. */
    private static void addBehind(Channel channel, Set<String> behind) throws IOException {
        behind.clear();
        for (String group : GROUPS) {
            if (channel.messageCount(group) > 0) {
                behind.add(group);
            }
        }
    }

    @Override
    public Echoed echoed() {
        return echoed;
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
