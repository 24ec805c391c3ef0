package shop.carousel.ring.membership;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConnectionFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import shop.carousel.demo.servers.RabbitMq;
import shop.carousel.ring.rabbitmq.RabbitLog;
import shop.carousel.ring.rabbitmq.RabbitLogOptions;
import shop.carousel.ring.testing.BrokerProcess;

/** The log on a real RabbitMQ. */
@EnabledIf(value = "shop.carousel.demo.servers.RabbitMq#isInstalled", disabledReason = RabbitMq.MISSING)
class RabbitLogTest extends MembershipLogContract {

    /** More than a stream of the log keeps. */
    private static final int BYTES = 12 << 20;

    private static BrokerProcess rabbitMq;

    @BeforeAll
    static void start() {
        rabbitMq = BrokerProcess.rabbitMq();
    }

    @AfterAll
    static void stop() {
        rabbitMq.close();
    }

    @Override
    BrokerProcess broker() {
        return rabbitMq;
    }

    @Override
    MembershipLog open(String name) {
        return new RabbitLog(new RabbitLogOptions(
                name, "127.0.0.1", rabbitMq.port(), RabbitMq.USER, BrokerProcess.PASSWORD, Duration.ofMillis(250)));
    }

    @Test
    void log_thatWasAway_goesOn() throws Exception {
        killAndGoOn();
    }

    /** Others' records push the oldest out, until only snapshots say what holds. */
    @Override
    void forgetTheBeginning(String name) throws Exception {
        var factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(rabbitMq.port());
        factory.setUsername(RabbitMq.USER);
        factory.setPassword(BrokerProcess.PASSWORD);
        var padding = new byte[32 << 10];
        try (var connection = factory.newConnection();
                var channel = connection.createChannel()) {
            channel.confirmSelect();
            for (int bytes = 0; bytes < BYTES; bytes += padding.length) {
                channel.basicPublish("", name, new AMQP.BasicProperties(), padding);
                channel.waitForConfirmsOrDie(TimeUnit.SECONDS.toMillis(30));
            }
        }
    }
}
