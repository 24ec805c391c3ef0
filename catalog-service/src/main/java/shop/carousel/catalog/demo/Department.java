package shop.carousel.catalog.demo;

import java.util.List;
import java.util.Map;

/**
 * The words of a department.
 *
 * @param code the first part of its SKUs
 * @param series names of product families
 * @param closings last sentences of descriptions
 */
record Department(
        String name, String code, List<String> brands, List<String> series, List<String> closings, List<Line> lines) {

    /**
     * A line of goods.
     *
     * @param path below the department
     * @param code the second part of its SKUs
     * @param variants the values of the attribute in which products of one name differ, the dearest last
     * @param attributes what a product may be made of or can do, by attribute
     * @param sentences what can be said of any of them
     */
    record Line(
            List<String> path,
            String code,
            List<String> items,
            String variantName,
            List<String> variants,
            int leastPrice,
            int mostPrice,
            Map<String, List<String>> attributes,
            List<String> sentences) {}
}
