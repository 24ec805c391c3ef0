package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import shop.carousel.contracts.Routes.Target;

/** What generators of clients need of the services' OpenAPI documents, and what clients rely on. */
@WithShop
class ApiDescriptionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEM = "/content/application~1problem+json/schema/$ref";
    private static final Path AS_IT_IS = Path.of("target", "openapi.json");

    private final WholeShop shop;

    ApiDescriptionTest(WholeShop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANY")
    void operations_sayAllThatClientsNeed(Target service) throws IOException, InterruptedException {
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
                    if (path.getKey().startsWith("/api/")) {
                        faults(operation.getKey(), operation.getValue()).forEach(fault -> bare.add(name + " " + fault));
                    }
                }));
        assertThat(bare).isEmpty();
    }

    private static List<String> faults(String method, JsonNode operation) {
        var faults = new ArrayList<String>();
        JsonNode responses = operation.path("responses");
        if (!operation.path("operationId").asText().matches("[a-z][A-Za-z]+")) {
            faults.add("has an id that is made of a class' name: " + operation.path("operationId"));
        }
        for (String member : List.of("summary", "tags", "security")) {
            if (!operation.has(member)) {
                faults.add("has no " + member);
            }
        }
        if (responses.properties().stream().noneMatch(answer -> answer.getKey().startsWith("2"))) {
            faults.add("does not say what it answers");
        }
        for (String status : List.of("default", "400", "503")) {
            if (!responses.at("/" + status + PROBLEM).asText().equals("#/components/schemas/Problem")) {
                faults.add("does not say how it refuses with " + status);
            }
        }
        responses.properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .map(answer -> answer.getValue().at("/content/application~1json/schema"))
                .filter(schema -> schema.isObject() && schema.isEmpty() && !method.equals("head"))
                .forEach(schema -> faults.add("has an answer that nothing describes"));
        return faults;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANY")
    void schemas_areOfTheApi_notOfTheFramework(Target service) throws IOException, InterruptedException {
        JsonNode schemas = document(service).at("/components/schemas");
        assertThat(schemas.has("Problem")).isTrue();
        for (String internal : List.of(
                "TemplateInstance",
                "Template",
                "EngineImpl",
                "Expression",
                "HttpServerRequest",
                "JsonNode",
                "MediaType",
                "OutboundSseEvent")) {
            assertThat(schemas.has(internal)).as(internal).isFalse();
        }
    }

    /**
     * What clients were written for stays true. A breaking change is said by a higher first number of the description's
     * version ({@code quarkus.smallrye-openapi.info-version} in the kit's configuration).
     */
    @Test
    void description_isWhatIsKept_andBreaksNoClient() throws IOException, InterruptedException {
        String now = WholeDescription.of(documents());
        Files.writeString(AS_IT_IS, now);
        String kept = WholeDescription.kept();
        assertThat(breach(kept, now)).isEqualTo("");
        assertThat(now)
                .as("The API has changed, and breaks nobody: cp infra/e2e/" + AS_IT_IS
                        + " infra/kit/src/main/resources/META-INF/carousel/openapi.json")
                .isEqualTo(kept);
    }

    /** What of the second document breaks clients of the first, unless its version says so; empty otherwise. */
    static String breach(String before, String after) throws IOException {
        ChangedOpenApi change = OpenApiCompare.fromContents(before, after);
        if (change.isCompatible() || major(after) > major(before)) {
            return "";
        }
        return Stream.concat(
                        change.getMissingEndpoints().stream()
                                .map(gone -> gone.getMethod() + " " + gone.getPathUrl() + " is gone"),
                        change.getChangedOperations().stream()
                                .filter(operation -> operation.isIncompatible())
                                .map(operation ->
                                        operation.getHttpMethod() + " " + operation.getPathUrl() + " breaks clients"))
                .collect(Collectors.joining(
                        "\n",
                        "",
                        "\nIf that is meant, raise the first number of info-version in the kit's configuration."));
    }

    private static int major(String document) throws IOException {
        return Integer.parseInt(
                JSON.readTree(document).at("/info/version").asText().split("\\.")[0]);
    }

    @Test
    void description_isServedByTheGateway() throws IOException {
        Rest.Answer answer = shop.rest().get("/api/openapi").expect(200);
        assertThat(answer.json()).isEqualTo(JSON.readTree(WholeDescription.kept()));
    }

    @Test
    void page_showsOperations_andTriesThem(Chromium chromium) {
        try (var shopper = new Shopper(chromium.browser(), shop.url(), Screen.DESKTOP.options())) {
            assertThat(shopper.visit("/api/openapi/ui")).isEqualTo(200);
            shopper.tryOperation("Ring", "getRing");
            assertThat(shopper.complaints()).isEmpty();
        }
    }

    private Map<Target, JsonNode> documents() throws IOException, InterruptedException {
        Map<Target, JsonNode> documents = new EnumMap<>(Target.class);
        for (Target service : List.of(Target.CATALOG, Target.CART, Target.ORDER)) {
            documents.put(service, document(service));
        }
        return documents;
    }

    /** Services listen on the ports behind the gateway's. */
    private JsonNode document(Target service) throws IOException, InterruptedException {
        int place = List.of(Target.CATALOG, Target.CART, Target.ORDER).indexOf(service) + 1;
        URI gateway = URI.create(shop.url());
        URI uri = URI.create("http://localhost:" + (gateway.getPort() + place) + "/q/openapi?format=json");
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertThat(answer.version()).as("the offer to upgrade is not taken").isEqualTo(HttpClient.Version.HTTP_1_1);
            return JSON.readTree(answer.body());
        }
    }
}
