package shop.carousel.order.refund;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.request.Body;

/**
 * A requested refund.
 *
 * @param lines what it is for; empty if it is all that is left
 */
public record RefundRequest(List<Line> lines, String reason) {

    /** As many characters as a reason has at most. */
    static final int LONGEST_REASON = 500;

    /** As many lines as an order has at most. */
    private static final int MOST_LINES = 1_500;

    private static final int LONGEST_SKU = 200;

    /**
     * Units of a line.
     *
     * @param field how the request names it, such as {@code lines[0]}
     */
    public record Line(String field, String sku, int quantity) {}

    /** What JSON says; a 422 that names every field that is wrong. */
    static RefundRequest of(JsonNode json) {
        Body body = Body.of(json);
        RefundRequest request = new RefundRequest(lines(body), body.text("reason", LONGEST_REASON));
        body.wrong().throwIfAny();
        return request;
    }

    private static List<Line> lines(Body body) {
        JsonNode given = body.node().path("lines");
        if (Body.isAbsent(given)) {
            return List.of();
        }
        if (!given.isArray() || given.isEmpty() || given.size() > MOST_LINES) {
            body.refuse("lines", "must be an array of 1 to %d lines, or be left out".formatted(MOST_LINES));
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        Set<String> skus = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String field = "lines[" + i + "]";
            JsonNode line = given.get(i);
            Problem.Fields wrong = body.wrong();
            wrong.require(line.isObject(), field, "must be an object with sku and quantity");
            if (line.isObject()) {
                lines.add(line(new Body(line, field + ".", wrong), field));
                wrong.require(skus.add(lines.getLast().sku()), field + ".sku", "is in more than one line");
            }
        }
        return lines;
    }

    private static Line line(Body line, String field) {
        JsonNode quantity = line.node().path("quantity");
        boolean isWhole = quantity.isIntegralNumber() && quantity.canConvertToInt() && quantity.intValue() >= 1;
        if (!isWhole) {
            line.refuse("quantity", "must be a whole number from 1");
        }
        return new Line(field, line.text("sku", LONGEST_SKU), isWhole ? quantity.intValue() : 0);
    }
}
