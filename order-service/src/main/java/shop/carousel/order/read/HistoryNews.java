package shop.carousel.order.read;

import java.util.List;
import shop.carousel.order.model.HistoryEntry;

/**
 * What is new in an order's history. The steps are read after the state was, so that a final state is never told before
 * its step.
 *
 * @param entries the steps, oldest first
 * @param isFinal whether none will follow
 */
public record HistoryNews(List<HistoryEntry> entries, boolean isFinal) {}
