package shop.carousel.broker.rabbitmq;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.condition.EnabledIf;
import shop.carousel.broker.testing.ConsumptionContract;
import shop.carousel.demo.servers.RabbitMq;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.event.Consumption;

@QuarkusTest
@EnabledIf(value = "shop.carousel.demo.servers.RabbitMq#isInstalled", disabledReason = RabbitMq.MISSING)
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
class RabbitConsumptionTest extends ConsumptionContract {

    @Inject
    Consumption consumption;

    @Override
    protected Consumption consumption() {
        return consumption;
    }

    /** More than the adapter takes. */
    @Override
    protected int largest() {
        return 8 * 1_048_576 + 2;
    }
}
