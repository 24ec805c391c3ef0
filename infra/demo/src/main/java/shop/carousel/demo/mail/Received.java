package shop.carousel.demo.mail;

import java.time.Instant;

/**
 * A message that arrived.
 *
 * @param id counts from 1
 * @param text its plain text; empty where it has none
 * @param html its HTML; empty where it has none
 */
record Received(long id, Instant at, String to, String from, String subject, String text, String html) {}
