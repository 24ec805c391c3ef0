package shop.carousel.ring.membership;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import shop.carousel.ring.kafka.KafkaLog;
import shop.carousel.ring.kafka.KafkaLogOptions;
import shop.carousel.ring.testing.BrokerProcess;

/** The log on a real Kafka. */
class KafkaLogTest extends MembershipLogContract {

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

    /** What is before epoch 32, where the snapshot is, goes. */
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
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(20)))
                    .all()
                    .get();
        }
    }
}
