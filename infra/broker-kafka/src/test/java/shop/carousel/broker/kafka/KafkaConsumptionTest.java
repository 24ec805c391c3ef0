package shop.carousel.broker.kafka;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import shop.carousel.broker.testing.ConsumptionContract;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.event.Consumption;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
class KafkaConsumptionTest extends ConsumptionContract {

    @Inject
    Consumption consumption;

    @Override
    protected Consumption consumption() {
        return consumption;
    }

    /** A megabyte for the whole request. */
    @Override
    protected int largest() {
        return 1_048_576 - 200;
    }
}
