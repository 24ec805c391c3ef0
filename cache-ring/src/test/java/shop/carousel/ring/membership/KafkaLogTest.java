package shop.carousel.ring.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.kafka.KafkaLog;
import shop.carousel.ring.kafka.KafkaLogOptions;
import shop.carousel.ring.testing.BrokerProcess;
import shop.carousel.ring.testing.Eventually;

/** The log on a real Kafka. */
class KafkaLogTest extends MembershipLogContract {

    /** Up to the end that the log has now. */
    private static final long ALL = -1;

    private static BrokerProcess kafka;

    @BeforeAll
    static void start() {
        kafka = BrokerProcess.kafka();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static String address() {
        return "127.0.0.1:" + kafka.port();
    }

    @Override
    BrokerProcess broker() {
        return kafka;
    }

    @Override
    MembershipLog open(String name) {
        return new KafkaLog(KafkaLogOptions.at(address(), name));
    }

    /** The snapshot goes, too. */
    @Override
    void forgetTheBeginning(String name) throws Exception {
        var partition = new TopicPartition(name, 0);
        try (var admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, name),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("cleanup.policy", "compact,delete"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(ALL)))
                    .all()
                    .get();
        }
    }

    @Override
    void lose(String name) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.deleteTopics(List.of(name)).all().get();
        }
    }

    /** One that deletes by age would lose changes that no snapshot holds. */
    @Test
    void topic_ofOtherSettings_isSetRight() throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, "other");
        try (var admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            var made = new NewTopic("other", 1, (short) 1)
                    .configs(Map.of("cleanup.policy", "delete", "retention.ms", "60000"));
            admin.createTopics(List.of(made)).all().get();
            try (var membership = follow("other")) {
                Eventually.holds(membership::isCurrent);
                var now = Objects.requireNonNull(
                        admin.describeConfigs(List.of(topic)).all().get().get(topic));
                assertThat(now.get("cleanup.policy").value()).isEqualTo("compact");
                assertThat(now.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
            }
        }
    }
}
