package shop.carousel.kit.event;

import jakarta.enterprise.context.Dependent;
import shop.carousel.kit.broker.Broker;

/** Makes consumers for tests in other rooms. */
@Dependent
public class Consumptions {

    private final Progress progress;

    Consumptions(Progress progress) {
        this.progress = progress;
    }

    /** One that puts aside what it cannot handle through that broker. */
    public Consumption on(Broker broker, ConsumptionConfig config) {
        return new Consumption(new DeadLetters(broker, config), config, progress);
    }
}
