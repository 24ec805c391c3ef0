package shop.carousel.demo.mail;

import java.time.Instant;

/**
 * A message that arrived.
 *
 * @param id counts from 1
 * @param text its plain text; empty if it has none
 * @param html its HTML; empty if it has none
 */
record Received(long id, Instant at, String to, String from, String subject, String text, String html) {}
