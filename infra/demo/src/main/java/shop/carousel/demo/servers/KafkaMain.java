package shop.carousel.demo.servers;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Kafka's JVM: formats the storage at its first start, then is the broker. Argument: the properties file. */
final class KafkaMain {

    private KafkaMain() {}

    public static void main(String[] arguments) throws IOException {
        Path properties = Path.of(arguments[0]);
        if (!Files.exists(logFolder(properties).resolve("meta.properties"))) {
            format(properties);
        }
        kafka.Kafka.main(new String[] {properties.toString()});
    }

    private static void format(Path properties) {
        String[] call = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", properties.toString()};
        int code = StorageTool.execute(call, System.out);
        if (code != 0) {
            throw new IllegalStateException("Kafka's storage could not be formatted (code " + code + ").");
        }
    }

    private static Path logFolder(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return Path.of(properties.getProperty("log.dirs"));
    }
}
