package shop.carousel.catalog.search.lucene;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.apache.lucene.facet.range.LongRange;
import shop.carousel.kit.money.Money;

/**
 * The price facet's ranges. Their names are what a filter by them says: the lowest and the highest amount, both
 * included.
 */
final class PriceRanges {

    private final LongRange[] ranges;

    PriceRanges(List<Long> beginnings, Currency currency) {
        long unit = (long) Math.pow(10, currency.getDefaultFractionDigits());
        List<LongRange> all = new ArrayList<>();
        for (int i = 0; i < beginnings.size(); i++) {
            long from = beginnings.get(i) * unit;
            boolean last = i == beginnings.size() - 1;
            long to = last ? Long.MAX_VALUE : beginnings.get(i + 1) * unit - 1;
            String end = last ? "" : new Money(to, currency).amount();
            all.add(new LongRange(new Money(from, currency).amount() + "-" + end, from, true, to, true));
        }
        ranges = all.toArray(LongRange[]::new);
    }

    LongRange[] ranges() {
        return ranges.clone();
    }
}
