package shop.carousel.kit.work;

/**
 * One piece of work that this process has taken up.
 *
 * @param key what it is about; a kind has at most one row for each
 * @param attempt counts from 1; it also tells this taking-up from a later one
 */
public record WorkItem(String kind, String key, int attempt) {}
