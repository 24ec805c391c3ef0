package shop.carousel.ring.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

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
        var padding = new byte[32 << 10];
        try (var connection = connect();
                var channel = connection.createChannel()) {
            channel.confirmSelect();
            for (int bytes = 0; bytes < BYTES; bytes += padding.length) {
                channel.basicPublish("", name, new AMQP.BasicProperties(), padding);
                channel.waitForConfirmsOrDie(TimeUnit.SECONDS.toMillis(30));
                // Whoever reads keeps up.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static Connection connect() throws Exception {
        var factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(rabbitMq.port());
        factory.setUsername(RabbitMq.USER);
        factory.setPassword(BrokerProcess.PASSWORD);
        return factory.newConnection();
    }

    @Override
    void lose(String name) throws Exception {
        try (var connection = connect();
                var channel = connection.createChannel()) {
            channel.queueDelete(name);
        }
    }

    /** A queue that forgets by age, or is none that keeps what was read, would lose changes: the ring stays unknown. */
    @Test
    void stream_ofOtherSettings_isRefused() throws Exception {
        try (var connection = connect();
                var channel = connection.createChannel()) {
            channel.queueDeclare("other", true, false, false, Map.of("x-queue-type", "stream", "x-max-age", "1m"));
            channel.queueDeclare("classic", true, false, false, Map.of());
        }
        for (var name : List.of("other", "classic")) {
            try (var membership = follow(name, Duration.ofSeconds(2))) {
                assertThat(membership.isCurrent()).as(name).isFalse();
            }
        }
    }
}
