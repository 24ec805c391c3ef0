package shop.carousel.order;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.broker.testing.Heard;
import shop.carousel.broker.testing.TestBroker;
import shop.carousel.demo.testing.TestServers;

/**
 * The test's end of the broker: speaks for the catalog on {@code stock-events} and hears everything that orders say.
 */
public final class Broker implements AutoCloseable {

    private final TestBroker broker;

    Broker(TestServers servers) {
        broker = TestBroker.open(servers);
    }

    /**
     * What was said of an order, in the order of the topic. An event that came twice under one id is one: after an
     * outage it may, and inboxes are for that.
     */
    public List<Heard> saidOf(String order) {
        var events = new LinkedHashMap<String, Heard>();
        broker.heard("order-events", order).forEach(event -> events.putIfAbsent(event.header("ce_id"), event));
        return List.copyOf(events.values());
    }

    /** The short names of what was said of an order: {@code placed}, {@code reserved}, … */
    public List<String> typesOf(String order) {
        return saidOf(order).stream()
                .map(record -> record.header("ce_type"))
                .map(type -> type.replaceFirst("shop\\.carousel\\.order\\.(.*)\\.v1", "$1"))
                .toList();
    }

    /** What was said of an account. */
    public List<Heard> saidOfAccount(String account) {
        return broker.heard("account-events", account);
    }

    /** What nobody could handle, with this key. */
    public List<Heard> deadLetters(String key) {
        return broker.heard("stock-events.order.dead-letters", key);
    }

    /** Whether a group has heard and handled everything. */
    public boolean isDone(String group) {
        return broker.isDone(group);
    }

    /** The catalog set the order's lines aside. */
    public UUID reserved(String order) {
        String data =
                "{\"orderId\":\"%s\",\"deadline\":\"2099-01-01T00:00:00Z\",\"lines\":[{\"sku\":\"A\",\"quantity\":1}]}";
        return say("reserved", order, data.formatted(order));
    }

    /** The catalog has not enough. */
    public UUID refused(String order) {
        String data = "{\"orderId\":\"%s\",\"shortages\":[{\"sku\":\"A\",\"requested\":2,\"available\":1}]}";
        return say("refused", order, data.formatted(order));
    }

    /** The catalog sold what it had set aside. */
    public UUID sold(String order) {
        return say("sold", order, "{\"orderId\":\"%s\"}".formatted(order));
    }

    /** The catalog took its units back. */
    public UUID released(String order, String reason) {
        return say("released", order, "{\"orderId\":\"%s\",\"reason\":\"%s\"}".formatted(order, reason));
    }

    public UUID say(String event, String order, String data) {
        UUID id = UUID.randomUUID();
        say(id, event, order, data);
        return id;
    }

    /** One record, with an id that may have been used before. */
    public void say(UUID id, String event, String order, String data) {
        broker.send(
                "stock-events",
                order,
                data,
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_type",
                        "shop.carousel.stock." + event + ".v1",
                        "ce_source",
                        "/catalog",
                        "ce_subject",
                        order,
                        "content-type",
                        "application/json"));
    }

    /** A record that is no event. */
    public void sendBare(String key, @Nullable String value) {
        broker.send("stock-events", key, value, Map.of());
    }

    @Override
    public void close() {
        broker.close();
    }
}
