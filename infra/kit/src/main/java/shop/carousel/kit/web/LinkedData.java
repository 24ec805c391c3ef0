package shop.carousel.kit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page's structured data for programs: JSON-LD with the vocabulary of schema.org, in a script element. */
public final class LinkedData {

    /** What schema.org's own names begin with. */
    public static final String SCHEMA = "https://schema.org/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private LinkedData() {}

    /**
     * A thing with its properties.
     *
     * @param said names and values in turn; empty texts are left out
     */
    public static Map<String, Object> thing(String type, Object... said) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@type", type);
        for (int at = 0; at < said.length; at += 2) {
            if (!said[at + 1].equals("")) {
                thing.put((String) said[at], said[at + 1]);
            }
        }
        return thing;
    }

    /** The things as JSON in which no text can open or close an element, so a template may print it unescaped. */
    public static String json(List<Map<String, Object>> things) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", "https://schema.org");
        document.put("@graph", things);
        try {
            return JSON.writeValueAsString(document)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
