package shop.carousel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What generators of clients need of the services' OpenAPI documents. */
@WithShop
class ApiDescriptionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEM = "/content/application~1problem+json/schema/$ref";

    private final WholeShop shop;

    ApiDescriptionTest(WholeShop shop) {
        this.shop = shop;
    }

    /** Services listen on the ports behind the gateway's. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void operations_haveAnIdOfTheirOwn_andSayHowTheyRefuse(int service) throws IOException, InterruptedException {
        JsonNode document = document(service);
        List<String> bare = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> member.getValue().has("responses"))
                .forEach(operation -> {
                    String name = operation.getKey() + " " + path.getKey();
                    if (!ids.add(operation.getValue().path("operationId").asText())) {
                        bare.add(name + " has no id of its own");
                    }
                    String refusal = operation
                            .getValue()
                            .at("/responses/default" + PROBLEM)
                            .asText();
                    if (path.getKey().startsWith("/api/") && !refusal.equals("#/components/schemas/Problem")) {
                        bare.add(name + " does not say how it refuses");
                    }
                }));
        assertEquals(List.of(), bare);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void schemas_areOfTheApi_notOfThePagesTemplates(int service) throws IOException, InterruptedException {
        JsonNode schemas = document(service).at("/components/schemas");
        assertEquals(true, schemas.has("Problem"));
        for (String internal : List.of("TemplateInstance", "Template", "EngineImpl", "Expression")) {
            assertEquals(false, schemas.has(internal), internal);
        }
    }

    private JsonNode document(int service) throws IOException, InterruptedException {
        URI gateway = URI.create(shop.url());
        URI uri = URI.create("http://localhost:" + (gateway.getPort() + service) + "/q/openapi?format=json");
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertEquals(HttpClient.Version.HTTP_1_1, answer.version(), "the offer to upgrade is not taken");
            return JSON.readTree(answer.body());
        }
    }
}
