package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** The kept description, and that the judges of it do judge. */
class KeptDescriptionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void redocly_findsNoError() throws IOException, InterruptedException {
        String program = Optional.ofNullable(System.getenv("REDOCLY"))
                .orElseThrow(() -> new TestAbortedException("The linter of the API's description is left out."
                        + " ./shop test installs it where npm is; or name it in the environment variable REDOCLY."));
        var lint = new ProcessBuilder(program, "lint", "--format=stylish", WholeDescription.KEPT.toString())
                .redirectErrorStream(true);
        lint.environment().put("REDOCLY_TELEMETRY", "off");
        Process process = lint.start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES))
                .as("redocly lint goes on and on")
                .isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(0);
    }

    @Test
    void operationThatIsGone_breaksClients_unlessTheVersionSaysIt() throws IOException {
        ObjectNode less = (ObjectNode) JSON.readTree(WholeDescription.kept());
        ((ObjectNode) less.get("paths")).remove("/api/products/suggest");
        assertThat(ApiDescriptionTest.breach(WholeDescription.kept(), less.toString()))
                .isNotEqualTo("");
        ((ObjectNode) less.get("info")).put("version", "99.0.0");
        assertThat(ApiDescriptionTest.breach(WholeDescription.kept(), less.toString()))
                .isEqualTo("");
    }

    @Test
    void fieldThatIsDemandedNow_breaksClients() throws IOException {
        ObjectNode more = (ObjectNode) JSON.readTree(WholeDescription.kept());
        ObjectNode request = (ObjectNode) more.at("/components/schemas/SessionRequest");
        ((ObjectNode) request.get("properties")).putObject("captcha").put("type", "string");
        request.withArray("required").add("captcha");
        assertThat(ApiDescriptionTest.breach(WholeDescription.kept(), more.toString()))
                .isNotEqualTo("");
    }

    @Test
    void operationThatIsNew_breaksNobody() throws IOException {
        ObjectNode less = (ObjectNode) JSON.readTree(WholeDescription.kept());
        ((ObjectNode) less.get("paths")).remove("/api/products/suggest");
        assertThat(ApiDescriptionTest.breach(less.toString(), WholeDescription.kept()))
                .isEqualTo("");
    }
}
