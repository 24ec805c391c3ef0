package shop.carousel.catalog.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import shop.carousel.catalog.demo.Department.Line;

/**
 * Reads the departments' words from {@code demo/*.txt}: sections of {@code name = value | value}, the first for the
 * department, the others for its lines. A name that is none of the known ones is an attribute.
 */
final class Vocabulary {

    private static final List<String> FILES = List.of(
            "kitchen",
            "lighting",
            "furniture",
            "bedbath",
            "garden",
            "tools",
            "outdoor",
            "cycling",
            "toys",
            "stationery",
            "electronics",
            "coffeetea");

    private static final Set<String> KNOWN = Set.of("code", "price", "items", "variant", "says");

    private Vocabulary() {}

    static List<Department> departments() {
        return FILES.stream().map(Vocabulary::department).toList();
    }

    private static Department department(String file) {
        Map<String, Map<String, List<String>>> sections = sections(lines("/demo/" + file + ".txt"));
        List<String> titles = List.copyOf(sections.keySet());
        Map<String, List<String>> own = sections.getOrDefault(titles.getFirst(), Map.of());
        List<Line> lines = new ArrayList<>();
        for (String title : titles.subList(1, titles.size())) {
            lines.add(line(title, sections.getOrDefault(title, Map.of())));
        }
        return new Department(
                titles.getFirst(),
                values(own, "code").getFirst(),
                values(own, "brands"),
                values(own, "series"),
                values(own, "closing"),
                lines);
    }

    private static Line line(String title, Map<String, List<String>> words) {
        String[] price = values(words, "price").getFirst().split("-");
        List<String> variants = new ArrayList<>(values(words, "variant"));
        String[] first = variants.getFirst().split(":", 2);
        variants.set(0, first[1].strip());
        Map<String, List<String>> attributes = new LinkedHashMap<>(words);
        attributes.keySet().removeAll(KNOWN);
        return new Line(
                List.of(title.split("/")),
                values(words, "code").getFirst(),
                values(words, "items"),
                first[0].strip(),
                variants,
                Integer.parseInt(price[0]),
                Integer.parseInt(price[1]),
                attributes,
                values(words, "says"));
    }

    private static List<String> values(Map<String, List<String>> words, String name) {
        return Objects.requireNonNull(words.get(name), name);
    }

    private static Map<String, Map<String, List<String>>> sections(List<String> lines) {
        Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();
        Map<String, List<String>> section = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.startsWith("[")) {
                section = new LinkedHashMap<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else if (!line.isBlank()) {
                String[] pair = line.split(" = ", 2);
                section.put(
                        pair[0],
                        Stream.of(pair[1].split("\\|")).map(String::strip).toList());
            }
        }
        return sections;
    }

    private static List<String> lines(String resource) {
        try (InputStream file = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
