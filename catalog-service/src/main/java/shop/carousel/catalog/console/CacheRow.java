package shop.carousel.catalog.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheStatistics;

/**
 * A cache's figures in this instance since its start, as the page prints them.
 *
 * @param nearHits answered from this instance's own memory
 * @param hotReads reads of hot keys
 * @param late invalidations that a node did not accept at once
 */
record CacheRow(
        String name,
        String hitRatio,
        String hits,
        String nearHits,
        String hotReads,
        String loads,
        String bypasses,
        String late) {

    static List<CacheRow> of(CacheRing ring) {
        List<CacheRow> rows = new ArrayList<>();
        ring.eachCache((name, cache) -> rows.add(row(name, cache.statistics())));
        rows.sort(Comparator.comparing(CacheRow::name));
        return rows;
    }

    private static CacheRow row(String name, CacheStatistics did) {
        return new CacheRow(
                name,
                Figures.percent(did.hitRatio()),
                Figures.number(did.hits()),
                Figures.number(did.nearHits()),
                Figures.number(did.hotReads()),
                Figures.number(did.loads()),
                Figures.number(did.bypasses()),
                Figures.number(did.invalidationsDeferred()));
    }
}
