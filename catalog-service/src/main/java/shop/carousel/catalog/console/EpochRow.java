package shop.carousel.catalog.console;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import shop.carousel.ring.console.EpochDocument;

/**
 * An epoch of the ring, as the page prints it.
 *
 * @param shown whether the picture shows this one
 * @param since when it began; when that was before the instance's start, that
 * @param changes what was different from the epoch before
 * @param moved which part of the keys moved; a dash where that is not known
 */
record EpochRow(long epoch, boolean shown, String since, String changes, String moved) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM, HH:mm:ss 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    static List<EpochRow> of(List<EpochDocument> latestFirst, long shown) {
        return latestFirst.stream().map(epoch -> row(epoch, shown)).toList();
    }

    private static EpochRow row(EpochDocument epoch, long shown) {
        return new EpochRow(
                epoch.epoch(),
                epoch.epoch() == shown,
                epoch.since() == null ? "before this instance began" : TIME.format(epoch.since()),
                changes(epoch),
                epoch.moved() == null ? Figures.UNKNOWN : Figures.percent(epoch.moved()));
    }

    private static String changes(EpochDocument epoch) {
        if (!epoch.changes().isEmpty()) {
            return String.join(", ", epoch.changes());
        }
        return epoch.moved() == null ? "the first that this instance knows" : "lock nodes, or terms of caches";
    }
}
