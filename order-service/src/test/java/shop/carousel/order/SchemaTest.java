package shop.carousel.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.junit.main.Launch;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.RealServers;

/** A database that lacks what the entities are mapped to. */
@QuarkusMainTest
@TestProfile(SchemaTest.WithoutItsOwnTables.class)
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
class SchemaTest {

    /** Only the kit's tables are made. */
    public static final class WithoutItsOwnTables implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.flyway.locations", "db/kit");
        }
    }

    @Test
    @Launch(
            value = {},
            exitCode = 1)
    void schema_thatDoesNotFit_stopsTheStartAndIsNamed(LaunchResult result) {
        String said = result.getOutput() + result.getErrorOutput();
        assertThat(said).contains("missing table");
    }
}
