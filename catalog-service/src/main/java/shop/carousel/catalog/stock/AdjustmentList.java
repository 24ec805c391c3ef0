package shop.carousel.catalog.stock;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.Cursors;
import shop.carousel.kit.number.Numbers;
import shop.carousel.kit.problem.Problem;

/** The adjustments of a SKU page by page, the newest first. Ids rise, so a page starts behind the last id before it. */
@Singleton
class AdjustmentList {

    private final StockAdjustments adjustments;
    private final Cursors cursors;

    AdjustmentList(StockAdjustments adjustments, Cursors cursors) {
        this.adjustments = adjustments;
        this.cursors = cursors;
    }

    /** A page; a 400 for a cursor of another list. */
    AdjustmentPage page(String sku, int size, @Nullable String cursor) {
        List<StockAdjustment> oneMore = adjustments.findBefore(sku, before(sku, cursor), size + 1);
        List<StockAdjustment> page = oneMore.subList(0, Math.min(size, oneMore.size()));
        String next = oneMore.size() <= size
                ? null
                : cursors.seal(scope(sku) + page.getLast().id());
        return new AdjustmentPage(page.stream().map(StockAdjustment::view).toList(), next);
    }

    private long before(String sku, @Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        String text = cursors.open(cursor);
        OptionalLong id = text.startsWith(scope(sku))
                ? Numbers.whole(text.substring(scope(sku).length()), 0, Long.MAX_VALUE)
                : OptionalLong.empty();
        return id.orElseThrow(() -> Problem.badRequest("cursor", "belongs to another list"));
    }

    private static String scope(String sku) {
        return "adjustments " + sku + " ";
    }
}
