package shop.carousel.demo.client.retail;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sorts the rows into orders, cancellations and products, and counts what it refuses. Single-threaded, used once. */
final class RetailBookKeeper {

    /**
     * The file's products have five digits and perhaps letters, or come from the series DCGS; all else is money, not
     * goods.
     */
    private static final Pattern PRODUCT = Pattern.compile("[0-9]{5}[A-Za-z]{0,3}|DCGS[0-9A-Z]{1,10}");

    private static final int MOST_UNITS = 9_999;

    private final Map<String, Draft> orders = new LinkedHashMap<>();
    private final Map<String, Draft> cancellations = new LinkedHashMap<>();
    private final Map<String, ProductGuess> products = new LinkedHashMap<>();
    private final Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
    private int rows;

    /** An invoice in the making. */
    private record Draft(String invoice, String customer, LocalDateTime date, Map<String, Integer> units) {

        static Draft of(RetailRow first) {
            return new Draft(first.invoice(), first.customer(), first.date(), new LinkedHashMap<>());
        }

        void add(String sku, int more) {
            units.merge(sku, more, Math::addExact);
        }
    }

    void enter(RetailRow row) {
        rows++;
        Optional<Refusal> refusal = refusalOf(row);
        if (refusal.isPresent()) {
            count(refusal.get());
        } else if (row.isCancellation()) {
            draft(cancellations, row).add(row.code(), Math.negateExact(row.quantity()));
        } else {
            draft(orders, row).add(row.code(), row.quantity());
            products.computeIfAbsent(row.code(), ProductGuess::new).saw(row.description(), row.price());
        }
    }

    void refuse(Refusal refusal) {
        rows++;
        count(refusal);
    }

    private void count(Refusal refusal) {
        refusals.merge(refusal, 1, Integer::sum);
    }

    private static Optional<Refusal> refusalOf(RetailRow row) {
        if (row.isAdjustment()) {
            return Optional.of(Refusal.ADJUSTMENT);
        }
        if (!PRODUCT.matcher(row.code()).matches()) {
            return Optional.of(Refusal.NOT_A_PRODUCT);
        }
        if (row.isCancellation() ? row.quantity() >= 0 : row.quantity() <= 0) {
            return Optional.of(Refusal.NOT_POSITIVE);
        }
        return row.price().signum() <= 0 ? Optional.of(Refusal.NO_PRICE) : Optional.empty();
    }

    private static Draft draft(Map<String, Draft> drafts, RetailRow row) {
        return drafts.computeIfAbsent(row.invoice(), invoice -> Draft.of(row));
    }

    RetailBook close() {
        List<RetailOrder> placeable = new ArrayList<>();
        orders.values().forEach(draft -> order(draft).ifPresent(placeable::add));
        Map<String, RetailProduct> guessed = new LinkedHashMap<>();
        products.forEach((sku, guess) -> guessed.put(sku, guess.product()));
        return new RetailBook(rows, placeable, matched(placeable), cancellations.size(), guessed, refusals);
    }

    private Optional<RetailOrder> order(Draft draft) {
        Map<String, Integer> units = new LinkedHashMap<>(draft.units());
        units.values().removeIf(this::isTooMany);
        return units.isEmpty()
                ? Optional.empty()
                : Optional.of(new RetailOrder(draft.invoice(), draft.customer(), draft.date(), units));
    }

    private boolean isTooMany(int units) {
        if (units > MOST_UNITS) {
            count(Refusal.TOO_MANY);
        }
        return units > MOST_UNITS;
    }

    /** An order is cancelled once, by the first cancellation that fits. */
    private List<RetailCancellation> matched(List<RetailOrder> placeable) {
        CancellationMatch match = new CancellationMatch(placeable);
        List<RetailCancellation> matched = new ArrayList<>();
        for (Draft draft : cancellations.values()) {
            match.take(draft.customer(), draft.date(), draft.units())
                    .ifPresent(order -> matched.add(new RetailCancellation(draft.invoice(), draft.date(), order)));
        }
        return matched;
    }
}
