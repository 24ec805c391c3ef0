package shop.carousel.ring.cdi;

import shop.carousel.ring.HasVersion;

/** A row that knows its version. */
public record Book(String id, String title, long version) implements HasVersion {}
