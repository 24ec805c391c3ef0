package shop.carousel.catalog.imports.format;

import java.util.List;
import java.util.regex.Pattern;

/** Categories that other shops write as one text. */
final class Categories {

    private static final List<String> NONE = List.of("Other");

    private Categories() {}

    /** The steps of a path; a product without one is among the others. A {@code /} within a step becomes {@code &}. */
    static List<String> of(String path, String separator) {
        List<String> steps = EntryFields.steps(List.of(path.split(Pattern.quote(separator)))).stream()
                .map(step -> step.replaceAll("\\s*/\\s*", " & "))
                .toList();
        return steps.isEmpty() ? NONE : steps;
    }
}
