package shop.carousel.e2e.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import shop.carousel.e2e.fuzz.RawHttp.Outcome;
import shop.carousel.e2e.fuzz.RawHttp.Outcome.Answered;

/** Says what is wrong with the answer to a request: with any answer to any request, however that was spoilt. */
final class Judge {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INSIDES =
            Pattern.compile("\\n\\s*at [\\w.$]+\\(|\\b(?:java|jakarta|io\\.quarkus|io\\.vertx|org\\.jboss|"
                    + "org\\.postgresql)\\.[a-z]\\w*\\.");
    private static final int SHOWN = 300;

    private final Duration limit;

    Judge(Duration limit) {
        this.limit = limit;
    }

    List<String> faults(Draft draft, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Silent ignored -> List.of("no answer within the patience");
            case Outcome.CutOff cut ->
                draft.mayBeCutOff ? List.of() : List.of("the connection was cut off: " + cut.why());
            case Answered answer -> faults(draft, answer);
        };
    }

    private List<String> faults(Draft draft, Answered answer) {
        var faults = new ArrayList<String>();
        int status = answer.status();
        if (answer.took().compareTo(limit) > 0) {
            faults.add("the answer took " + answer.took().toMillis() + " ms");
        }
        if (status >= 500 && !(status == 503 && !answer.header("retry-after").isEmpty())) {
            faults.add("status " + status);
        }
        if (INSIDES.matcher(answer.text()).find()) {
            faults.add("the answer shows the insides: " + shown(answer.text()));
        }
        if (status >= 400 && !draft.method.equals("HEAD")) {
            faults.addAll(refusalFaults(draft, answer));
        }
        if (status / 100 == 2
                && answer.body().length > 0
                && answer.header("content-type").startsWith("application/json")
                && draft.method.equals(draft.operation.method())
                && isStillAt(draft.operation.path(), draft.path)) {
            draft.operation.answers().violations(status, answer.text()).stream()
                    .limit(3)
                    .map(violation -> "the answer is not what OpenAPI says: " + violation)
                    .forEach(faults::add);
        }
        return faults;
    }

    /** A spoilt path may be another operation's, such as that of all products when the SKU is empty. */
    private static boolean isStillAt(String template, String path) {
        return path.matches(template.replace(".", "[.]").replaceAll("\\{\\w+}", "[^/]+"));
    }

    private static List<String> refusalFaults(Draft draft, Answered answer) {
        String type = answer.header("content-type");
        if (type.startsWith("text/html")) {
            return answer.text().contains("<h1") || draft.mayBeCutOff ? List.of() : List.of("an empty page");
        }
        if (!type.startsWith("application/problem+json")) {
            return List.of(
                    "status " + answer.status() + " is no problem document but " + type + ": " + shown(answer.text()));
        }
        try {
            JsonNode problem = JSON.readTree(answer.text());
            boolean whole = problem.path("status").asInt() == answer.status()
                    && problem.hasNonNull("title")
                    && problem.hasNonNull("type")
                    && problem.hasNonNull("detail");
            return whole ? List.of() : List.of("a problem document without its members: " + shown(answer.text()));
        } catch (JsonProcessingException e) {
            return List.of("a problem document that is no JSON: " + shown(answer.text()));
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " …";
    }
}
