package shop.carousel.broker.rabbitmq;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.condition.EnabledIf;
import shop.carousel.broker.testing.OutboxContract;
import shop.carousel.demo.servers.RabbitMq;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.outbox.Outbox;

@QuarkusTest
@EnabledIf(value = "shop.carousel.demo.servers.RabbitMq#isInstalled", disabledReason = RabbitMq.MISSING)
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
class RabbitOutboxTest extends OutboxContract {

    @Inject
    Outbox outbox;

    @Inject
    DataSource database;

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected DataSource database() {
        return database;
    }
}
