package shop.carousel.catalog.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A category and what lies below it.
 *
 * @param path the names from the department down to it, joined by {@code /}: the value of the filter {@code category}
 * @param products in it and below it
 * @param children the largest first
 */
@Schema(name = "Category")
public record Category(
        @Schema(required = true, examples = "Lanterns") String name,

        @Schema(required = true, examples = "Lighting/Lanterns")
        String path,

        @Schema(required = true, minimum = "1") long products,
        @Schema(required = true) List<Category> children) {

    private static final Comparator<Category> LARGEST_FIRST =
            Comparator.comparingLong(Category::products).reversed().thenComparing(Category::name);

    /**
     * The tree of whole paths and their numbers of products; spellings of one name are one category. The departments,
     * the largest first.
     */
    public static List<Category> tree(List<FacetValue> paths) {
        Node root = new Node("", "");
        for (FacetValue path : paths) {
            Node node = root;
            for (String step : path.value().split("/")) {
                node = node.child(step);
                node.products += path.count();
            }
        }
        return root.categories();
    }

    private static final class Node {

        private final String name;
        private final String path;
        private final Map<String, Node> children = new LinkedHashMap<>();
        private long products;

        Node(String name, String path) {
            this.name = name;
            this.path = path;
        }

        Node child(String step) {
            return children.computeIfAbsent(
                    TextForm.key(step), key -> new Node(step, path.isEmpty() ? step : path + "/" + step));
        }

        List<Category> categories() {
            List<Category> sorted = new ArrayList<>();
            children.values()
                    .forEach(child ->
                            sorted.add(new Category(child.name, child.path, child.products, child.categories())));
            sorted.sort(LARGEST_FIRST);
            return List.copyOf(sorted);
        }
    }
}
