package shop.carousel.kit.work;

/**
 * One piece of work that this process has taken up.
 *
 * @param key the subject; a kind has at most one row for each
 * @param attempt counts from 1; it is also the fencing token of this lease
 */
public record WorkItem(String kind, String key, int attempt) {}
