package shop.carousel.catalog.stock.settlement;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.carousel.broker.testing.Heard;
import shop.carousel.broker.testing.TestBroker;
import shop.carousel.demo.testing.TestServers;

/** The order service's side of the broker: it tells of orders and reads what became of them. */
public final class OrderLog implements AutoCloseable {

    private static final String TOPIC = "order-events";

    private final TestBroker broker;

    public OrderLog(TestServers servers) {
        this.broker = TestBroker.open(servers);
    }

    /** Tells that an order was placed. */
    public void placed(UUID order, String lines) {
        tell(order, "shop.carousel.order.placed.v1", "{\"orderId\":\"" + order + "\",\"lines\":" + lines + "}");
    }

    /** Tells that something else happened to an order. */
    public void happened(UUID order, String what) {
        tell(order, "shop.carousel.order." + what + ".v1", "{\"orderId\":\"" + order + "\",\"status\":\"ANY\"}");
    }

    void tell(UUID order, String type, String data) {
        String id = UUID.randomUUID().toString();
        broker.send(TOPIC, order.toString(), data, Map.of("ce_id", id, "ce_type", type, "ce_specversion", "1.0"));
    }

    /** A record that nobody can read. */
    void junk(UUID order) {
        broker.send(TOPIC, order.toString(), "junk", Map.of());
    }

    /** What was said on a topic of a key, in order. */
    List<Heard> read(String topic, Object key) {
        return broker.heard(topic, key.toString());
    }

    @Override
    public void close() {
        broker.close();
    }
}
