package shop.carousel.order.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.number.Numbers;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.Problem.FieldError;
import shop.carousel.order.model.OrderLine;
import shop.carousel.order.read.OrderView;

/**
 * The form that gives money of an order back.
 *
 * @param left how much can be given back
 */
record RefundForm(
        String action,
        String left,
        List<Line> lines,
        String reason,
        @Nullable String reasonError) {

    static final String REASON = "reason";

    /** The button that gives back all that is left, whatever is typed beside it. */
    static final String ALL = "all";

    /** Of a longer order the form shows the first; the API takes all. A form has 1,000 fields at most. */
    static final int MOST_LINES = 900;

    private static final int MOST = 9_999;

    /**
     * A line of the order.
     *
     * @param name of its field
     * @param left how many units can be given back
     * @param typed how many are to be
     */
    record Line(
            String name,
            String product,
            String sku,
            String price,
            int left,
            String typed,
            @Nullable String error) {}

    /** The form of an order; null if nothing can be given back. */
    static @Nullable RefundForm of(OrderView order) {
        return of(order, new MultivaluedHashMap<>(), null);
    }

    /** The same, holding what was typed, beside what is wrong with it. */
    static @Nullable RefundForm of(OrderView order, MultivaluedMap<String, String> typed, @Nullable Problem problem) {
        boolean isPaid =
                switch (order.status()) {
                    case PAID, CONFIRMED, SHIPPED, DELIVERED -> true;
                    case PLACED, RESERVED, REJECTED, PAYMENT_FAILED, CANCELLED, REFUNDED -> false;
                };
        if (!isPaid || order.total().equals(order.refunded())) {
            return null;
        }
        Map<String, String> errors = problem == null ? Map.of() : errors(order, typed, problem);
        return new RefundForm(
                "/admin/orders/" + order.id() + "/refunds",
                order.total().minus(order.refunded()).display(),
                IntStream.range(0, Math.min(order.lines().size(), MOST_LINES))
                        .mapToObj(i -> line(order, i, typed, errors))
                        .toList(),
                text(typed, REASON),
                errors.get(REASON));
    }

    private static Line line(OrderView order, int i, MultivaluedMap<String, String> typed, Map<String, String> errors) {
        OrderLine line = order.lines().get(i);
        return new Line(
                name(i),
                line.name(),
                line.sku(),
                line.unitPrice().display(),
                order.left(line),
                text(typed, name(i)),
                errors.get(name(i)));
    }

    private static Map<String, String> errors(OrderView order, MultivaluedMap<String, String> typed, Problem problem) {
        List<Integer> chosen = chosen(order, typed);
        Map<String, String> names = IntStream.range(0, chosen.size())
                .boxed()
                .collect(Collectors.toMap(k -> "lines[" + k + "].quantity", k -> name(chosen.get(k))));
        return problem.errors().stream()
                .collect(Collectors.toMap(
                        error -> names.getOrDefault(error.field(), error.field()),
                        FieldError::message,
                        (first, second) -> first));
    }

    /** The form as the API's body. */
    static JsonNode body(OrderView order, MultivaluedMap<String, String> typed) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(REASON, text(typed, REASON));
        if (!typed.containsKey(ALL)) {
            ArrayNode lines = body.putArray("lines");
            for (int i : chosen(order, typed)) {
                ObjectNode line =
                        lines.addObject().put("sku", order.lines().get(i).sku());
                String units = text(typed, name(i));
                OptionalInt number = Numbers.whole(units, 0, MOST);
                if (number.isPresent()) {
                    line.put("quantity", number.getAsInt());
                } else {
                    line.put("quantity", units);
                }
            }
            if (lines.isEmpty()) {
                throw Problem.invalid(
                        List.of(new FieldError(name(0), "Enter how many units of which line to refund.")));
            }
        }
        return body;
    }

    private static List<Integer> chosen(OrderView order, MultivaluedMap<String, String> typed) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < order.lines().size(); i++) {
            String units = text(typed, name(i));
            if (!units.isEmpty() && !units.equals("0")) {
                chosen.add(i);
            }
        }
        return chosen;
    }

    static String name(int line) {
        return "quantity." + line;
    }

    static String text(MultivaluedMap<String, String> typed, String name) {
        return Objects.requireNonNullElse(typed.getFirst(name), "").strip();
    }
}
