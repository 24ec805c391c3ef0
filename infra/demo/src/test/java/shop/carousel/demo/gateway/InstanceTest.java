package shop.carousel.demo.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InstanceTest {

    @Test
    void whatOrdersHangOn_isTheSameForTheGatewayAndTheServices() throws IOException {
        var said = new TreeSet<String>();
        for (String service : Set.of("catalog-service", "cart-service", "order-service")) {
            var settings = new Properties();
            try (var file = Files.newBufferedReader(
                    Path.of("..", "..", service, "src", "main", "resources", "application.properties"))) {
                settings.load(file);
            }
            Arrays.stream(settings.getProperty("carousel.web.essential", "").split(","))
                    .filter(piece -> !piece.isEmpty())
                    .forEach(said::add);
        }
        assertEquals(said, new TreeSet<>(Instance.ESSENTIAL));
    }
}
