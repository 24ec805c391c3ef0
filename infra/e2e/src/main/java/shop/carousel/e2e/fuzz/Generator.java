package shop.carousel.e2e.fuzz;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.carousel.e2e.fuzz.Draft.Field;
import shop.carousel.e2e.fuzz.Operation.Parameter;

/**
 * Writes requests: first a good one for an operation, then what is spoilt about it. The same seed and number give the
 * same request.
 */
final class Generator {

    private static final int MOST_SPOILT = 3;
    private static final List<String> WORDS = List.of("lamp", "tea cup", "chair", "a", "blue lantern");

    private final List<Operation> operations;
    private final Specimens specimens;

    Generator(List<Operation> operations, Specimens specimens) {
        this.operations = operations;
        this.specimens = specimens;
    }

    /** A request for any operation, spoilt up to three times. */
    Draft next(long seed, long number) {
        var random = new SplittableRandom(seed * 1_000_003 + number).split();
        Draft draft = good(operations.get(random.nextInt(operations.size())), random);
        for (int left = random.nextInt(MOST_SPOILT + 1); left > 0; left--) {
            Spoiling spoiling = Spoiling.values()[random.nextInt(Spoiling.values().length)];
            if (spoiling.fits(draft) && !draft.mayBeCutOff) {
                spoiling.apply(draft, random);
            }
        }
        return draft;
    }

    /** A request that could be answered well, by an administrator, a customer or a guest. */
    Draft good(Operation operation, SplittableRandom random) {
        var draft = new Draft(operation, path(operation, random));
        draft.header("Accept", operation.isPage() ? "text/html" : "application/json");
        String token = specimens.token(operation, random);
        if (!token.isEmpty()) {
            draft.header("Authorization", "Bearer " + token);
        }
        for (Parameter parameter : operation.parameters()) {
            switch (parameter.in()) {
                case "query" -> {
                    if (random.nextBoolean()) {
                        draft.query.add(new Field(parameter.name(), escaped(value(parameter, random))));
                    }
                }
                case "header" -> draft.header(parameter.name(), specimens.header(parameter.name(), random));
                default -> {}
            }
        }
        operation.body().ifPresent(body -> write(draft, body, random));
        return draft;
    }

    private String path(Operation operation, SplittableRandom random) {
        return Stream.of(operation.path().split("/", -1))
                .map(segment -> segment.startsWith("{") ? specimens.segment(operation, segment, random) : segment)
                .collect(Collectors.joining("/"));
    }

    private String value(Parameter parameter, SplittableRandom random) {
        return specimens.known(parameter.name(), random).orElseGet(() -> switch (type(parameter.schema())) {
            case "integer", "number" -> Integer.toString(random.nextInt(30));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            default -> Spoiling.pick(WORDS, random);
        });
    }

    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    private void write(Draft draft, Operation.Body body, SplittableRandom random) {
        draft.mediaType = body.mediaType().contains("*") ? "application/json" : body.mediaType();
        if (draft.mediaType.startsWith("application/json")) {
            draft.text(specimens.document(draft.operation, body.schema(), random));
        } else if (draft.mediaType.startsWith("application/x-www-form-urlencoded")) {
            draft.text(form(body.schema(), random));
        } else {
            draft.text("sku,name,category,price,available\n");
        }
    }

    private String form(JsonNode schema, SplittableRandom random) {
        return schema.path("properties").properties().stream()
                .map(field -> field.getKey() + "="
                        + escaped(
                                specimens.known(field.getKey(), random).orElseGet(() -> Spoiling.pick(WORDS, random))))
                .collect(Collectors.joining("&"));
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
