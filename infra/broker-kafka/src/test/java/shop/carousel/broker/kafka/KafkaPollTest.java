package shop.carousel.broker.kafka;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import shop.carousel.broker.testing.PollContract;
import shop.carousel.broker.testing.PollLog;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.broker.Broker;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
class KafkaPollTest extends PollContract {

    @Inject
    Broker broker;

    @Inject
    KitPolls polls;

    @Override
    protected Broker broker() {
        return broker;
    }

    @Override
    protected PollLog log() {
        return polls.log;
    }
}
