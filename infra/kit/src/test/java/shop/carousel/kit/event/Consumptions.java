package shop.carousel.kit.event;

import jakarta.enterprise.context.Dependent;
import shop.carousel.kit.broker.Broker;
import shop.carousel.kit.trace.Traces;

/** Makes consumers for tests in other rooms. */
@Dependent
public class Consumptions {

    private final Traces traces;
    private final Progress progress;

    Consumptions(Traces traces, Progress progress) {
        this.traces = traces;
        this.progress = progress;
    }

    /** One that puts aside what it cannot handle through that broker. */
    public Consumption on(Broker broker, ConsumptionConfig config) {
        return new Consumption(new DeadLetters(broker, config), config, traces, progress);
    }
}
