package shop.carousel.e2e.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The places of a JSON document that hold a value. */
final class JsonPlaces {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "\u0001here\u0001";
    private static final String WRITTEN_MARK = "\"\\u0001here\\u0001\"";

    private JsonPlaces() {}

    /**
     * The document with one value replaced by a text that need not be JSON. What is no document is replaced as a whole.
     */
    static String replaceOne(String document, String value, SplittableRandom random) {
        try {
            JsonNode root = JSON.readTree(document);
            var places = new ArrayList<Runnable>();
            collect(root, places);
            if (places.isEmpty()) {
                return value;
            }
            places.get(random.nextInt(places.size())).run();
            return JSON.writeValueAsString(root).replace(WRITTEN_MARK, value);
        } catch (JsonProcessingException noDocument) {
            return value;
        }
    }

    /** Adds what puts the mark in a place, for each place. */
    private static void collect(JsonNode node, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                places.add(() -> object.put(member.getKey(), MARK));
                collect(member.getValue(), places);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                places.add(() -> array.set(at, MARK));
                collect(array.get(i), places);
            }
        }
    }
}
